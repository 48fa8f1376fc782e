/** Spring Boot's auto-configuration: handlers of Spring MVC are guarded by their annotation. */
@NullMarked
package io.github.verifiedresponse.boot;

import org.jspecify.annotations.NullMarked;
