package io.github.verifiedresponse.tests.vectors;

import static io.github.verifiedresponse.tests.vectors.Edits.any;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.replay.Admission;
import io.github.verifiedresponse.replay.ClaimTerms;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.result.ReplayIdentity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Asks mutants of one row's genuine requests, and counts. */
final class SignedRowRun {
  private static final int KEPT = 10;

  private final Map<Object, Handed> genuine = new HashMap<>();
  private final Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
  private final List<String> broken = new ArrayList<>();
  private final SignedRow row;
  private final List<Request> requests;
  private final ResponseVerifier verifier;
  private Optional<ReplayIdentity> identity = Optional.empty();
  private int asked;
  private int same;
  private int otherUnsigned;

  SignedRowRun(SignedRow row) {
    this.row = row;
    this.requests = row.genuine();
    this.verifier =
        ResponseVerifier.named("mutations")
            .scheme(row.signing().vendor().scheme(row.signing().deployment()))
            .clock(TestClock.at(SignedRow.NOW))
            .replayGuard(row.signing().vendor().isSession() ? ReplayGuard.disabled() : this::admit)
            .build();
    for (Request request : requests) {
      VerifiedPayload payload = Verdicts.verified(verifier.verify(request.message()));
      genuine.put(row.view().of(request), Handed.of(payload, identity));
    }
  }

  private Admission admit(ReplayIdentity seen, ClaimTerms terms) throws RejectedException {
    identity = Optional.of(seen);
    return ReplayGuard.disabled().admit(seen, terms);
  }

  /** Asks one mutant: half of them by one who knows the vendor's family. */
  void ask(Random random) {
    asked++;
    Request one = any(requests, random);
    Request other = any(requests, random);
    Request mutant =
        random.nextBoolean()
            ? row.edits().edited(one, other, random)
            : RequestEdits.edited(one, other, random);
    identity = Optional.empty();
    try {
      judge(mutant, verifier.verify(mutant.message()));
    } catch (RuntimeException | Error thrown) {
      note("threw " + thrown, mutant);
    }
  }

  private void judge(Request mutant, Verification verification) {
    if (verification instanceof Verification.Rejected rejected) {
      refused(rejected.reason(), mutant);
      return;
    }
    Handed signed = genuine.get(row.view().of(mutant));
    if (signed == null) {
      note("was accepted, and was never signed", mutant);
    } else if (verification instanceof Verification.Acknowledged acknowledged) {
      refused(acknowledged.reason(), mutant); // a call-back that no handler gets
    } else if (verification instanceof Verification.Verified verified
        && row.promise().isKept(signed, Handed.of(verified.payload(), identity))) {
      same += requests.contains(mutant) ? 1 : 0;
      otherUnsigned += requests.contains(mutant) ? 0 : 1;
    } else {
      note("was accepted, and hands on something else", mutant);
    }
  }

  private void refused(Reason reason, Request mutant) {
    reasons.merge(reason, 1, Integer::sum);
    if (reason.status() >= 500) {
      note("was answered with a " + reason.status(), mutant);
    }
  }

  private void note(String what, Request mutant) {
    if (broken.size() < KEPT) {
      broken.add("mutant " + asked + " " + what + ": " + mutant);
    }
  }

  List<String> broken() {
    return List.copyOf(broken);
  }

  int asked() {
    return asked;
  }

  int acceptedWithOtherUnsigned() {
    return otherUnsigned;
  }

  /** Returns one line of figures. */
  String figures(String family) {
    Map<String, Integer> codes = new TreeMap<>();
    reasons.forEach((reason, count) -> codes.put(reason.code(), count));
    return "mutations of %s, %s: %s asked; accepted: the same %s, the same signed %s; %s"
        .formatted(family, row, asked, same, otherUnsigned, codes);
  }
}
