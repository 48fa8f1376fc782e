/** Undertow, RESTEasy and Weld in one process, and what Undertow has no deployer for. */
@NullMarked
package io.github.verifiedresponse.tests.undertow;

import org.jspecify.annotations.NullMarked;
