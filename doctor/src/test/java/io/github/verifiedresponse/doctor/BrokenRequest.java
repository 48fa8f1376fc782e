package io.github.verifiedresponse.doctor;

import static io.github.verifiedresponse.doctor.Signed.CLOCK;
import static io.github.verifiedresponse.doctor.Signed.SECRET;

import io.github.verifiedresponse.scheme.Vendors;
import java.util.List;
import java.util.stream.Stream;

/**
 * A genuine request with a mistake.
 *
 * @param names the mistakes that have to be found
 */
record BrokenRequest(List<String> names, String how, Doctor doctor, Request request) {
  static BrokenRequest of(String name, String how, Doctor doctor, Request request) {
    return new BrokenRequest(List.of(name.split(" and ")), how, doctor, request);
  }

  static Doctor doctor(String scheme) {
    return Doctor.of(Vendors.named(scheme)).secret(SECRET).clock(CLOCK);
  }

  static Stream<BrokenRequest> all() {
    return Stream.of(
            BrokenContents.all(), BrokenHeaders.all(), BrokenSetups.all(), BrokenTimes.all())
        .flatMap(List::stream);
  }

  @Override
  public String toString() {
    return String.join(" and ", names) + ": " + how;
  }
}
