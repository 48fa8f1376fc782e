/** Two JAX-RS applications in one web application, each of which lists its own classes. */
@NullMarked
package io.github.verifiedresponse.tests.applications;

import org.jspecify.annotations.NullMarked;
