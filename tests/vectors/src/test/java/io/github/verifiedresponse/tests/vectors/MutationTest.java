package io.github.verifiedresponse.tests.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.replay.Admission;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.result.ReplayIdentity;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Genuine messages are used once, then everything is tried that can be made from them without the
 * secret. What is genuine still is known as used; everything else is refused for what it is.
 */
class MutationTest {
  private static final long SEED = 32;
  private static final int AT_LEAST = 320_000;

  @ParameterizedTest(name = "AT-032, AT-033 {0}")
  @MethodSource("schemes")
  void acceptsNoMutantAndKnowsEveryOtherSpellingOfTheGenuineOne(
      String scheme, Function<ReplayGuard, Mutants> made) {
    Set<ReplayIdentity> used = new HashSet<>();
    Mutants mutants =
        made.apply(
            (identity, terms) ->
                used.add(identity)
                    ? ReplayGuard.disabled().admit(identity, terms)
                    : Admission.Refused.USED);
    mutants
        .genuine()
        .forEach(
            genuine -> Verdicts.verified(genuine.verifier().verify(genuine.message().build())));
    int results = used.size();

    MutationRun run = new MutationRun();
    mutants.flips().forEach(run::ask);
    Random random = new Random(SEED);
    while (run.asked() < AT_LEAST) {
      run.ask(mutants.edit(random));
    }

    System.out.println(run.figures(scheme));
    assertThat(run.broken()).isEmpty();
    assertThat(used).as("no use was counted anew").hasSize(results);
    assertThat(run.known(Mutant.Still.WRAPPED_ANEW))
        .as("some are genuine still, or no other spelling was tried")
        .isPositive();
  }

  static Stream<Object[]> schemes() {
    return Stream.of(
        scheme("caf", CafMutants::new),
        scheme("shufti-pro", guard -> new ShuftiMutants(false, guard)),
        scheme("shufti-pro-legacy", guard -> new ShuftiMutants(true, guard)));
  }

  private static Object[] scheme(String name, Function<ReplayGuard, Mutants> mutants) {
    return new Object[] {name, mutants};
  }
}
