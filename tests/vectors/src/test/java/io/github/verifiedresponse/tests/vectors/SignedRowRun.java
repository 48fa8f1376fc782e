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
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.result.ReplayIdentity;
import java.time.Instant;
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

  private final Map<Object, Said> genuine = new HashMap<>();
  private final Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
  private final List<String> broken = new ArrayList<>();
  private final SignedRow row;
  private final List<Request> requests;
  private final ResponseVerifier verifier;
  private Optional<ReplayIdentity> identity = Optional.empty();
  private int asked;
  private int same;
  private int otherUnsigned;

  /** What application code gets, and what the replay guard counts. */
  private record Said(
      Object json,
      Object content,
      String id,
      Optional<String> type,
      Outcome outcome,
      Optional<Instant> issuedAt,
      Optional<ReplayIdentity> identity) {}

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
      genuine.put(row.view().of(request), said(payload));
    }
  }

  private Admission admit(ReplayIdentity seen, ClaimTerms terms) throws RejectedException {
    identity = Optional.of(seen);
    return ReplayGuard.disabled().admit(seen, terms);
  }

  private Said said(VerifiedPayload payload) {
    return new Said(
        payload.json(),
        payload.content(),
        payload.id(),
        payload.type(),
        payload.outcome(),
        payload.issuedAt(),
        identity);
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
      reasons.merge(rejected.reason(), 1, Integer::sum);
      if (rejected.reason().status() >= 500) {
        note("was answered with a " + rejected.reason().status(), mutant);
      }
      return;
    }
    Said signed = genuine.get(row.view().of(mutant));
    if (signed == null) {
      note("was accepted, and was never signed", mutant);
    } else if (verification instanceof Verification.Verified verified
        && !signed.equals(said(verified.payload()))) {
      note("was accepted, and hands on something else", mutant);
    } else if (requests.contains(mutant)) {
      same++;
    } else {
      otherUnsigned++;
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
