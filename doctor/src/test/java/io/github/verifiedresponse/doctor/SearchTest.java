package io.github.verifiedresponse.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.doctor.MessageFault.Original;
import io.github.verifiedresponse.doctor.MessageFault.Varied;
import io.github.verifiedresponse.scheme.Vendors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing is tried twice: a check with a public key takes milliseconds. */
class SearchTest {
  private static final Request REQUEST = Signed.json("{\"reference\":\"r-17\",\"event\":\"e\"}");
  private static final Original ORIGINAL =
      new Original(Message.of(REQUEST), Optional.empty(), List.of());

  @Test
  void writesJsonInEachWayOnce() {
    List<Message> rewritten =
        MessageFault.all().stream()
            .filter(it -> it.fault().name().equals("json-rewritten"))
            .flatMap(it -> it.variation().of(ORIGINAL))
            .map(Varied::message)
            .toList();

    assertThat(rewritten).hasSizeGreaterThan(JsonSpaces.values().length).doesNotHaveDuplicates();
  }

  @Test
  void triesNoFormOfASecretWithoutOne() {
    Setup setup =
        new Setup(
            Vendors.named("standard-webhooks-ed25519"),
            "",
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Optional.empty());
    Stream<String> tried =
        SetupFaults.ofSecret(Optional.empty(), List.of()).stream()
            .filter(it -> it.variation().apply(setup).findAny().isPresent())
            .map(it -> it.fault().name());

    assertThat(tried).isEmpty();
  }
}
