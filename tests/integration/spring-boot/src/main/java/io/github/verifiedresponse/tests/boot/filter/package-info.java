/** A filter for Spring Boot to scan for. */
@NullMarked
package io.github.verifiedresponse.tests.boot.filter;

import org.jspecify.annotations.NullMarked;
