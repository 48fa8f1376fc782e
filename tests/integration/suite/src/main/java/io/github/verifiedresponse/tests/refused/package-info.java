/** Classes that carry the annotation wrongly: no web application with one of them starts. */
@NullMarked
package io.github.verifiedresponse.tests.refused;

import org.jspecify.annotations.NullMarked;
