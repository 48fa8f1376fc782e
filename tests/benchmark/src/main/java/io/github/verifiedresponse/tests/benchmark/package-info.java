/**
 * What verification costs: paired batches for times, the thread's counter for bytes, and a page of
 * both.
 */
@NullMarked
package io.github.verifiedresponse.tests.benchmark;

import org.jspecify.annotations.NullMarked;
