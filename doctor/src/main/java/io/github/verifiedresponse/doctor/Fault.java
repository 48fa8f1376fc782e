package io.github.verifiedresponse.doctor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One mistake that makes a genuine signature be refused.
 *
 * @param name kebab-case, such as {@code final-line-break-added}
 * @param diagnosis one sentence; no secret, signature or payload is in it
 * @param fix what to do about it, in one sentence or two
 */
public record Fault(String name, String diagnosis, String fix) {

  /** {@return all mistakes that the doctor knows; one name may be there twice} */
  static List<Fault> all() {
    return Stream.of(
            MessageFault.all().stream().map(MessageFault::fault),
            SetupFaults.ofSecret(Optional.empty(), List.of()).stream().map(SetupFault::fault),
            SetupFaults.ofScheme(List.of()).stream().map(SetupFault::fault),
            Stream.of(SetupFaults.OTHER_VARIANT),
            Afterwards.all().stream())
        .flatMap(faults -> faults)
        .toList();
  }

  /** {@return the same fault with what was found out about this request} */
  Fault with(String detail) {
    return detail.isEmpty() ? this : new Fault(name, diagnosis + " " + detail, fix);
  }

  /** Shows the name. */
  @Override
  public String toString() {
    return name;
  }
}
