package io.github.verifiedresponse.samples.quarkus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.testkit.SignedRequest;
import io.github.verifiedresponse.testkit.TestVendor;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * For the demonstration only: a pretended vendor, and a look into the system behind. The vendor
 * signs with the secrets that everybody can read, never with those of the settings, which may be
 * real.
 */
@Path("/demo")
@Produces(MediaType.APPLICATION_JSON)
@EndpointDisabled(name = "demo.enabled", stringValue = "false", disableIfMissing = true)
public class DemoResource {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MAX_BODY = 4 * 1024;

  private final TestVendor caf =
      TestVendor.named("caf").secret("demo-only-caf-client-secret-0123456789");
  private final TestVendor shufti =
      TestVendor.named("shufti-pro").secret("demo-only-shufti-secret-key-0123456789");
  private final Desk desk;

  DemoResource(Desk desk) {
    this.desk = desk;
  }

  /** {@return how often handlers have run} */
  @GET
  @Path("/handled")
  public Map<String, Object> handled() {
    Map<String, Long> byEndpoint = desk.handled();
    long total = byEndpoint.values().stream().mapToLong(Long::longValue).sum();
    return Map.of("total", total, "byEndpoint", byEndpoint);
  }

  /** Takes {@code {"on":true}}. */
  @POST
  @Path("/maintenance")
  public Map<String, Boolean> maintenance(InputStream body) throws IOException {
    desk.maintenance(json(body).path("on").asBoolean());
    return Map.of("on", desk.isInMaintenance());
  }

  /**
   * Takes {@code {"personId":"anna","isAlive":true}}, and an {@code iat} in seconds if you like;
   * {@return what Caf would sign of it}
   */
  @POST
  @Path("/vendor/caf")
  public Map<String, String> caf(InputStream body) throws IOException {
    JsonNode asked = json(body);
    TestVendor signing =
        caf.outcome(asked.path("isAlive").asBoolean() ? Outcome.APPROVED : Outcome.DECLINED)
            .field("/personId", asked.path("personId").asText())
            .at(Instant.ofEpochSecond(asked.path("iat").asLong(Instant.now().getEpochSecond())));
    return Map.of("signedResponse", signing.asBody().text());
  }

  /** {@return what Shufti Pro would call back with} */
  @POST
  @Path("/vendor/shufti")
  public Map<String, String> shufti() {
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
