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
import org.eclipse.microprofile.config.Config;

/** For the demonstration only: a pretended vendor, and a look into the system behind. */
@Path("/demo")
@Produces(MediaType.APPLICATION_JSON)
@EndpointDisabled(name = "demo.enabled", stringValue = "false", disableIfMissing = true)
public class DemoResource {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MAX_BODY = 4 * 1024;

  private final Desk desk;
  private final Config settings;

  DemoResource(Desk desk, Config settings) {
    this.desk = desk;
    this.settings = settings;
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
        vendor("caf", "verified-response.caf.secret")
            .outcome(asked.path("isAlive").asBoolean() ? Outcome.APPROVED : Outcome.DECLINED)
            .field("/personId", asked.path("personId").asText())
            .at(Instant.ofEpochSecond(asked.path("iat").asLong(Instant.now().getEpochSecond())));
    return Map.of("signedResponse", signing.asBody().text());
  }

  /** {@return what Shufti Pro would call back with} */
  @POST
  @Path("/vendor/shufti")
  public Map<String, String> shufti() {
    SignedRequest signed =
        vendor("shufti-pro", "verified-response.shufti.secret").approved().calledBack();
    return Map.of(
        "response",
        signed.text(),
        "signature",
        signed.headers().getOrDefault("Signature", List.of()).get(0));
  }

  private TestVendor vendor(String scheme, String secret) {
    return TestVendor.named(scheme).secret(settings.getValue(secret, String.class));
  }

  private static JsonNode json(InputStream body) throws IOException {
    return JSON.readTree(body.readNBytes(MAX_BODY));
  }
}
