/** Build steps of Quarkus: register the guard, and refuse annotations that would guard nothing. */
@NullMarked
package io.github.verifiedresponse.quarkus.deployment;

import org.jspecify.annotations.NullMarked;
