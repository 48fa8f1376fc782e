/** Lets Arquillian deploy to the embedded server of the samples. */
@NullMarked
package io.github.verifiedresponse.tests.embedded;

import org.jspecify.annotations.NullMarked;
