/** What only the embedded server is asked. */
@NullMarked
package io.github.verifiedresponse.tests.embedded;

import org.jspecify.annotations.NullMarked;
