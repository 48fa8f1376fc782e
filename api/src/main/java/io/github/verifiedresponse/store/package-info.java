/**
 * Where used results and open references are kept: {@link io.github.verifiedresponse.store.Store}
 * is what a store of yours implements.
 */
@NullMarked
package io.github.verifiedresponse.store;

import org.jspecify.annotations.NullMarked;
