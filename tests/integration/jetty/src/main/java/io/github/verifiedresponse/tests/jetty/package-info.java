/** Jetty, RESTEasy and Weld in one process. */
@NullMarked
package io.github.verifiedresponse.tests.jetty;

import org.jspecify.annotations.NullMarked;
