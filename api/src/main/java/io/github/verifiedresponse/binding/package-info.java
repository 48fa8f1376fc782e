/** Whose result it is: {@link io.github.verifiedresponse.binding.References} that you issue. */
@NullMarked
package io.github.verifiedresponse.binding;

import org.jspecify.annotations.NullMarked;
