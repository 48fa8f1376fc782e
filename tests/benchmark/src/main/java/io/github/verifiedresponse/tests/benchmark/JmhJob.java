package io.github.verifiedresponse.tests.benchmark;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One variant at one size, in a virtual machine of its own: {@link JmhBytes} names both. The
 * warm-up is the longer part, because a job allocates more until it is compiled.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 1, time = 2)
@Measurement(iterations = 1, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class JmhJob {
  @Param("2048")
  private int size;

  @Param(Variants.TOKEN + ": " + Variants.LIMIT)
  private String variant = "";

  private Callable<Object> job = Object::new;

  /** Takes the variant's job; what prepares it is not measured. */
  @Setup
  public void prepare() throws Exception {
    job =
        Variants.of(size).stream()
            .filter(candidate -> candidate.key().equals(variant))
            .findFirst()
            .orElseThrow()
            .job();
  }

  /** {@return what the job returns, so that JMH uses it} */
  @Benchmark
  public Object run() throws Exception {
    return job.call();
  }
}
