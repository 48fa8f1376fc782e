package io.github.verifiedresponse.doctor;

import io.github.verifiedresponse.doctor.MessageFault.Original;
import io.github.verifiedresponse.message.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One search: the request as it is, then with one mistake undone, then with one of the message and
 * one of the set-up. Those of the set-up come first: a change of the message that fits may make the
 * request of one vendor look like another's. Its work is bounded, whatever the request.
 */
final class Examination {
  /** About two seconds of hashing, for the largest request. */
  private static final long MOST_BYTES = 1L << 30;

  private static final int BYTES_OF_A_TRIAL = 16 * 1024;

  private final Setup setup;
  private final Optional<String> previousSecret;
  private final Afterwards afterwards;
  private final Message message;
  private long bytesLeft = MOST_BYTES;

  Examination(
      Setup setup, Optional<String> previousSecret, Afterwards afterwards, Request request) {
    this.setup = setup;
    this.previousSecret = previousSecret;
    this.afterwards = afterwards;
    this.message = Message.of(request);
  }

  Diagnosis diagnosis() {
    Optional<Trial> asSet =
        setup.secret().isEmpty() ? Optional.of(new Trial(setup)) : Trial.of(setup);
    Trial trial = asSet.orElseGet(() -> Trial.withRandomSecret(setup));
    Trial.Result asItIs = trial.examine(message);
    Optional<List<Fault>> faults =
        asSet.isPresent() && asItIs.signatureFits()
            ? Optional.of(afterwards.faults(trial, message, asItIs))
            : search(trial, asSet);
    return faults
        .<Diagnosis>map(
            found -> found.isEmpty() ? new Diagnosis.Fits() : new Diagnosis.Explained(found))
        .orElseGet(
            () -> new Diagnosis.Unexplained(remark(asSet, asItIs), isComplete(asSet, asItIs)));
  }

  private static boolean isComplete(Optional<Trial> asSet, Trial.Result asItIs) {
    return asSet.isEmpty() || asItIs.reason() == Reason.UNVERIFIED;
  }

  private String remark(Optional<Trial> asSet, Trial.Result asItIs) {
    if (asSet.isEmpty()) {
      return setup.problem();
    }
    return asItIs.reason().code() + " (" + asItIs.detail() + ")";
  }

  private Optional<List<Fault>> search(Trial trial, Optional<Trial> asSet) {
    Original original = new Original(message, trial.parts(message), trial.askedHeaders());
    List<String> origins = message.request().origins();
    List<SetupFault> ofSecret = SetupFaults.ofSecret(previousSecret, origins);
    return Stream.<Stream<Attempt>>of(
            setups(ofSecret).map(it -> new Attempt(it.trial(), message, it.faults())),
            setups(SetupFaults.ofScheme(origins))
                .map(it -> new Attempt(it.trial(), message, it.faults())),
            asSet.stream().flatMap(set -> messages(original, set, List.of())),
            setups(ofSecret).flatMap(it -> messages(original, it.trial(), it.faults())))
        .flatMap(attempts -> attempts)
        .takeWhile(this::isAffordable)
        .map(this::outcome)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** A set-up that is possible, and the mistakes that it undoes. */
  private record Possible(Trial trial, List<Fault> faults) {}

  /** What is tried, and the mistakes that it undoes. */
  private record Attempt(Trial trial, Message message, List<Fault> faults) {}

  private Stream<Possible> setups(List<SetupFault> faults) {
    return faults.stream()
        .flatMap(
            fault ->
                fault
                    .variation()
                    .apply(setup)
                    .flatMap(
                        varied ->
                            Trial.of(varied.setup()).stream()
                                .map(
                                    trial ->
                                        new Possible(
                                            trial, List.of(fault.fault().with(varied.detail()))))));
  }

  private static Stream<Attempt> messages(Original original, Trial trial, List<Fault> before) {
    return MessageFault.all().stream()
        .flatMap(
            fault ->
                fault
                    .variation()
                    .of(original)
                    .map(
                        varied -> {
                          List<Fault> faults = new ArrayList<>(before);
                          faults.add(0, fault.fault().with(varied.detail()));
                          return new Attempt(trial, varied.message(), faults);
                        }));
  }

  private boolean isAffordable(Attempt attempt) {
    Message tried = attempt.message();
    bytesLeft -= BYTES_OF_A_TRIAL + tried.content().orElse(tried.request().body()).size();
    return bytesLeft > 0;
  }

  /** Another vendor's signature counts only with a result of its kind behind it. */
  private Optional<List<Fault>> outcome(Attempt attempt) {
    Trial.Result result = attempt.trial().examine(attempt.message());
    boolean isSameVendor = attempt.trial().setup().vendor().name().equals(setup.vendor().name());
    if (!result.isAuthentic() && !(result.signatureFits() && isSameVendor)) {
      return Optional.empty();
    }
    List<Fault> faults = new ArrayList<>(attempt.faults());
    faults.addAll(afterwards.faults(attempt.trial(), attempt.message(), result));
    return Optional.of(faults);
  }
}
