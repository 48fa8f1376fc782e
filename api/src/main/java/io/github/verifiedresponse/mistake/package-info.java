/** What is wrong with a set-up: the exception that ends the start, and its stable codes. */
@NullMarked
package io.github.verifiedresponse.mistake;

import org.jspecify.annotations.NullMarked;
