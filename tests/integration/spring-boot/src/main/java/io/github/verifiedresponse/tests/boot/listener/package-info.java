/** A listener for Spring Boot to scan for. */
@NullMarked
package io.github.verifiedresponse.tests.boot.listener;

import org.jspecify.annotations.NullMarked;
