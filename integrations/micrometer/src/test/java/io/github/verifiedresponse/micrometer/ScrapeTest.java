package io.github.verifiedresponse.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.micrometer.Scrape.Series;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What Prometheus gets. */
class ScrapeTest {
  @AutoClose
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private static Map<String, String> rejected(Reason reason) {
    return Map.of(
        "verifier", "kyc",
        "scheme", "caf",
        "result", "rejected",
        "reason", reason.code(),
        "outcome", "none");
  }

  @Test
  void everyReasonIsThereAtZeroBeforeAnyRequest() {
    Sample.verifier("kyc", registry);

    assertThat(Scrape.of(registry).series())
        .filteredOn(series -> series.name().equals("verified_response_requests_total"))
        .filteredOn(series -> "rejected".equals(series.labels().get("result")))
        .hasSizeGreaterThan(15)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Reason.values())
                .map(it -> new Series("verified_response_requests_total", rejected(it), 0))
                .toList());
    assertThat(Scrape.of(registry).series())
        .allSatisfy(series -> assertThat(series.value()).isZero());
  }

  @Test
  void aRefusalIsScraped() {
    ResponseVerifier verifier = Sample.verifier("kyc", registry);

    verifier.verify(Sample.approved().tampered().message());

    assertThat(Scrape.of(registry).series())
        .contains(new Series("verified_response_requests_total", rejected(Reason.UNVERIFIED), 1));
  }

  @Test
  void aScrapeHoldsNothingThatWasSent() {
    ResponseVerifier verifier = Sample.verifier("kyc", registry);

    verifier.verify(
        Sample.approved().vendor().field("/requestId", "sent-by-me").asBody().message());
    verifier.verify(Sample.approved().vendor().to("POST", "/sent-by-me").asBody().message());

    assertThat(registry.scrape()).contains("outcome=\"approved\"").doesNotContain("sent-by-me");
  }
}
