/** Resources that are enterprise beans, with and without an interface. */
@NullMarked
package io.github.verifiedresponse.tests.beans;

import org.jspecify.annotations.NullMarked;
