/** Spring Boot applications with an annotation somewhere, and what becomes of each. */
@NullMarked
package io.github.verifiedresponse.tests.boot;

import org.jspecify.annotations.NullMarked;
