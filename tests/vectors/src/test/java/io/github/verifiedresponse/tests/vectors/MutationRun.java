package io.github.verifiedresponse.tests.vectors;

import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks mutants and counts. Whatever breaks a promise is kept with its number. */
final class MutationRun {
  private static final int KEPT = 10;

  private final Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
  private final Map<Mutant.Still, Integer> replayed = new EnumMap<>(Mutant.Still.class);
  private final List<String> broken = new ArrayList<>();
  private int asked;
  private int brokenPromises;

  void ask(Mutant mutant) {
    asked++;
    InboundMessage message = mutant.message().build();
    try {
      judge(mutant, mutant.verifier().verify(message));
    } catch (RuntimeException | Error thrown) {
      note("threw " + thrown);
    }
  }

  private void judge(Mutant mutant, Verification verification) {
    if (!(verification instanceof Verification.Rejected rejected)) {
      note("was accepted as another result: " + mutant);
      return;
    }
    Reason reason = rejected.reason();
    reasons.merge(reason, 1, Integer::sum);
    if (reason.status() >= 500) {
      note("was answered with a " + reason.status());
    }
    // genuine, and known as the one that was used: then nothing signed was changed
    if (reason == Reason.REPLAYED) {
      replayed.merge(mutant.still(), 1, Integer::sum);
      if (mutant.still() == Mutant.Still.CHANGED) {
        note("was taken for the genuine one: " + mutant);
      }
    }
  }

  private void note(String what) {
    brokenPromises++;
    if (broken.size() < KEPT) {
      broken.add("mutant " + asked + " " + what);
    }
  }

  List<String> broken() {
    return List.copyOf(broken);
  }

  int asked() {
    return asked;
  }

  int known(Mutant.Still still) {
    return replayed.getOrDefault(still, 0);
  }

  /** Returns one line of figures. */
  String figures(String scheme) {
    Map<String, Integer> codes = new TreeMap<>();
    reasons.forEach((reason, count) -> codes.put(reason.code(), count));
    return "mutations of %s: %d asked, %d broken promises; the same bytes %d, wrapped anew %d; %s"
        .formatted(
            scheme,
            asked,
            brokenPromises,
            known(Mutant.Still.THE_SAME),
            known(Mutant.Still.WRAPPED_ANEW),
            codes);
  }
}
