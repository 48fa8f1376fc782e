/** A servlet for Spring Boot to scan for. */
@NullMarked
package io.github.verifiedresponse.tests.boot.servlet;

import org.jspecify.annotations.NullMarked;
