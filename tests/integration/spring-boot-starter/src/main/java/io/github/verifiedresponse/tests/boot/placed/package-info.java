/** What the classes of the matrix of placements call; they are made when it runs. */
@NullMarked
package io.github.verifiedresponse.tests.boot.placed;

import org.jspecify.annotations.NullMarked;
