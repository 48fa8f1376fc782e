/** The classes of the WAR that is asked with hostile messages, and shows what is left of them. */
@NullMarked
package io.github.verifiedresponse.tests.hostile;

import org.jspecify.annotations.NullMarked;
