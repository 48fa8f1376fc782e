/** Real stores, and the real filter over them: two nodes, faults, figures. */
@NullMarked
package io.github.verifiedresponse.tests.stores;

import org.jspecify.annotations.NullMarked;
