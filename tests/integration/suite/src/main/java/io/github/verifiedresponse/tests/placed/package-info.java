/** What the classes of the matrix of placements have in common; they are made when it runs. */
@NullMarked
package io.github.verifiedresponse.tests.placed;

import org.jspecify.annotations.NullMarked;
