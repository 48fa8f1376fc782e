/** What is named otherwise in this version of Spring Boot. */
@NullMarked
package io.github.verifiedresponse.tests.boot;

import org.jspecify.annotations.NullMarked;
