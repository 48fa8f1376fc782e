/** Refuses Spring Boot applications in which an annotation would guard nothing. */
@NullMarked
package io.github.verifiedresponse.spring;

import org.jspecify.annotations.NullMarked;
