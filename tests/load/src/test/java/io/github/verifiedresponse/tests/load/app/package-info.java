/** What the tests deploy; compiled here, loaded by the server. */
@NullMarked
package io.github.verifiedresponse.tests.load.app;

import org.jspecify.annotations.NullMarked;
