/** What only this server is asked. */
@NullMarked
package io.github.verifiedresponse.tests;

import org.jspecify.annotations.NullMarked;
