package io.github.verifiedresponse.micrometer;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Meters of one name, one for each constant. Those that are expected are registered at once;
 * another is when it is first asked for, so that nothing is lost.
 *
 * @param <E> the enum
 * @param <M> the kind of meter
 */
final class ByConstant<E extends Enum<E>, M> {
  private final Map<E, M> meters = new ConcurrentHashMap<>();
  private final Function<E, M> register;

  ByConstant(Collection<E> expected, Function<E, M> register) {
    this.register = register;
    expected.forEach(this::of);
  }

  M of(E constant) {
    M known = meters.get(constant); // computeIfAbsent may lock, also where there is one
    return known == null ? meters.computeIfAbsent(constant, register) : known;
  }
}
