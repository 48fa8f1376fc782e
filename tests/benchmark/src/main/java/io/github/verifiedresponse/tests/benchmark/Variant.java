package io.github.verifiedresponse.tests.benchmark;

import java.util.concurrent.Callable;

/**
 * One way to do a job.
 *
 * @param group what is compared with what: the first of a group is its limit
 * @param name who does it
 * @param job does it once; what it returns is used, so that nothing is optimised away
 */
record Variant(String group, String name, Callable<Object> job) {}
