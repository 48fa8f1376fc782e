/** An application that keeps used results in the server's own database. */
@NullMarked
package io.github.verifiedresponse.tests.database;

import org.jspecify.annotations.NullMarked;
