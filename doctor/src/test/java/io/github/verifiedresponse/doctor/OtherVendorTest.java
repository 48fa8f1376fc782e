package io.github.verifiedresponse.doctor;

import static io.github.verifiedresponse.doctor.Signed.CLOCK;
import static io.github.verifiedresponse.doctor.Signed.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.doctor.Request.Header;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.scheme.Signing;
import io.github.verifiedresponse.scheme.SigningKey;
import io.github.verifiedresponse.scheme.SigningResult;
import io.github.verifiedresponse.scheme.Vendors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A request of one vendor at the verifier of another is told from a header that was renamed. */
class OtherVendorTest {
  /** The address of a request is in it; no other value of a deployment is. */
  private static final Set<String> KNOWN = Set.of("public-url");

  /** As between two vendors who sign in the same way, and say other things. */
  private static final List<String> SIGNED_ALIKE = List.of("other-kind");

  static Stream<Signing> senders() {
    return signings().filter(sender -> KNOWN.containsAll(sender.vendor().asks()));
  }

  private static Stream<Signing> signings() {
    return Vendors.all().stream()
        .filter(it -> it.refusal().isEmpty() && !it.takesCertificates() && !it.takesPublicKey(""))
        .map(it -> Signing.of(it, SigningKey.generate(it)).at(NOW));
  }

  @ParameterizedTest
  @MethodSource("senders")
  void recognisesTheVendorThatSends(Signing sender) {
    Request request = request(sender);
    List<String> wrong = new ArrayList<>();
    signings()
        .filter(set -> !set.vendor().name().equals(sender.vendor().name()))
        .forEach(
            set -> {
              Diagnosis diagnosis = doctor(set, sender).examine(request);
              boolean isRight =
                  diagnosis instanceof Diagnosis.Fits
                      || diagnosis.names().contains("other-vendor")
                      || diagnosis.names().contains("other-form")
                      || diagnosis.names().equals(SIGNED_ALIKE);
              if (!isRight) {
                wrong.add(set.vendor().name() + " " + diagnosis.names());
              }
            });

    assertThat(wrong).isEmpty();
  }

  private static Doctor doctor(Signing set, Signing sender) {
    Doctor doctor =
        Doctor.of(set.vendor()).secret(sender.key().secret().orElseThrow()).clock(CLOCK);
    for (Map.Entry<String, String> value : set.values().entrySet()) {
      doctor = doctor.config(value.getKey(), value.getValue());
    }
    return doctor;
  }

  private static Request request(Signing sender) {
    SigningResult parts = sender.sign();
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("Host", "www.example.com"));
    if (!parts.mediaType().isEmpty()) {
      headers.add(new Header("Content-Type", parts.mediaType()));
    }
    parts.headers().forEach((name, value) -> headers.add(new Header(name, value)));
    String query = parts.query().isEmpty() ? "" : "?" + parts.query();
    return new Request(
        sender.method(), sender.target() + query, headers, Content.ofText(parts.body()));
  }
}
