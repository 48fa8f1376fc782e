package io.github.verifiedresponse.tests.benchmark;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Different inputs, each in its turn: a single one that is repeated flatters whatever branches and
 * caches remember.
 */
final class InTurn<T> implements Supplier<T> {
  private final List<T> all;
  private int next;

  private InTurn(List<T> all) {
    this.all = all;
  }

  /** {@return what is made of each sample, ahead of all measuring} */
  static <T> InTurn<T> of(List<Sample> samples, Function<Sample, T> made) {
    return new InTurn<>(samples.stream().map(made).toList());
  }

  @Override
  public T get() {
    next = next + 1 == all.size() ? 0 : next + 1;
    return all.get(next);
  }
}
