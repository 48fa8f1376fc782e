package io.github.verifiedresponse.samples.boot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.testkit.SignedRequest;
import io.github.verifiedresponse.testkit.TestVendor;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * For the demonstration only: a pretended vendor, and a look into the system behind. The vendor
 * signs with the secrets that everybody can read, never with those of the settings, which may be
 * real.
 */
@RestController
@RequestMapping("/demo")
@Profile("demo")
class DemoController {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MAX_BODY = 4 * 1024;

  private final TestVendor caf =
      TestVendor.named("caf").secret("demo-only-caf-client-secret-0123456789");
  private final TestVendor shufti =
      TestVendor.named("shufti-pro").secret("demo-only-shufti-secret-key-0123456789");
  private final Desk desk;

  DemoController(Desk desk) {
    this.desk = desk;
  }

  /** {@return how often handlers have run} */
  @GetMapping("/handled")
  Map<String, Object> handled() {
    Map<String, Long> byEndpoint = desk.handled();
    long total = byEndpoint.values().stream().mapToLong(Long::longValue).sum();
    return Map.of("total", total, "byEndpoint", byEndpoint);
  }

  /** Takes {@code {"on":true}}. */
  @PostMapping("/maintenance")
  Map<String, Boolean> maintenance(InputStream body) throws IOException {
    desk.maintenance(json(body).path("on").asBoolean());
    return Map.of("on", desk.isInMaintenance());
  }

  /** Takes {@code {"personId":"anna","isAlive":true}}; {@return what Caf would sign of it} */
  @PostMapping("/vendor/caf")
  Map<String, String> caf(InputStream body) throws IOException {
    JsonNode asked = json(body);
    TestVendor signing =
        caf.outcome(asked.path("isAlive").asBoolean() ? Outcome.APPROVED : Outcome.DECLINED)
            .field("/personId", asked.path("personId").asText());
    return Map.of("signedResponse", signing.asBody().text());
  }

  /** {@return what Shufti Pro would call back with} */
  @PostMapping("/vendor/shufti")
  Map<String, String> shufti() {
    SignedRequest signed = shufti.approved().calledBack();
    return Map.of(
        "response",
        signed.text(),
        "signature",
        signed.headers().getOrDefault("Signature", List.of()).get(0));
  }

  private static JsonNode json(InputStream body) throws IOException {
    return JSON.readTree(body.readNBytes(MAX_BODY));
  }
}
