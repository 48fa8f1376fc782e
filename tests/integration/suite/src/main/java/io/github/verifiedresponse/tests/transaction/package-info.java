/** An application that claims results in its own transactions, with the server's own database. */
@NullMarked
package io.github.verifiedresponse.tests.transaction;

import org.jspecify.annotations.NullMarked;
