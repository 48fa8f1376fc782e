package io.github.verifiedresponse.tests.vectors;

import java.util.Random;
import java.util.stream.Stream;

/** What can be made from genuine messages without the secret. */
interface Mutants {

  /** Returns what the vendor signed, to be used first. */
  Stream<Mutant> genuine();

  /** Returns every message with one bit of the signed thing or its signature flipped. */
  Stream<Mutant> flips();

  /** Returns another mutant. */
  Mutant edit(Random random);
}
