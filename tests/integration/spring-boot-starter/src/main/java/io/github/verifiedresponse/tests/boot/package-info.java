/** Applications with the starter, run on more than one version of Spring Boot. */
@NullMarked
package io.github.verifiedresponse.tests.boot;

import org.jspecify.annotations.NullMarked;
