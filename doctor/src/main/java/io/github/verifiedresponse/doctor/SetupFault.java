package io.github.verifiedresponse.doctor;

import java.util.function.Function;
import java.util.stream.Stream;

/** A mistake in the set-up, and what the set-up may have to be. */
record SetupFault(Fault fault, Function<Setup, Stream<Varied>> variation) {

  /** One of the possibilities, and what to add to the diagnosis where it is the right one. */
  record Varied(Setup setup, String detail) {}

  static SetupFault of(Fault fault, Function<Setup, Stream<Setup>> change) {
    return new SetupFault(fault, setup -> change.apply(setup).map(other -> new Varied(other, "")));
  }
}
