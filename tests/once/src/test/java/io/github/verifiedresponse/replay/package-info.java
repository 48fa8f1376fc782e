/** What tests need of this package and cannot see from outside. */
@NullMarked
package io.github.verifiedresponse.replay;

import org.jspecify.annotations.NullMarked;
