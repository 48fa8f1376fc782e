package io.github.verifiedresponse.samples.onboarding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * For the demonstration only: the pretend vendor, how often handlers have run, which checks each
 * endpoint does, and a switch that puts the system behind {@code /api/onboarding} and {@code
 * /callbacks/payments} into maintenance. Where the secrets of a path are real, it answers 404.
 */
@WebServlet("/demo/*")
public class DemoServlet extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final int MAX_BODY = 4 * 1024;
  private static final JsonMapper JSON = new JsonMapper();

  @Inject private transient HandlerRuns runs;
  @Inject private transient Maintenance maintenance;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (String.valueOf(request.getPathInfo())) {
      case "/handled" -> answer(response, 200, handled());
      case "/checks" -> answer(response, 200, Checks.byEndpoint());
      default -> answer(response, 404, error("there are only demo/handled and demo/checks"));
    }
  }

  private ObjectNode handled() {
    ObjectNode handled = JsonNodeFactory.instance.objectNode();
    ObjectNode byEndpoint = JsonNodeFactory.instance.objectNode();
    runs.byEndpoint().forEach(byEndpoint::put);
    handled.put("total", runs.byEndpoint().values().stream().mapToLong(Long::longValue).sum());
    handled.set("byEndpoint", byEndpoint);
    return handled;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = String.valueOf(request.getPathInfo());
    if (!variables(path).stream().allMatch(DemoSecrets::isDemo)) {
      answer(response, 404, error("real secrets are set, so nothing is pretended"));
      return;
    }
    JsonNode asked = body(request);
    if (path.equals("/maintenance")) {
      maintain(asked, response);
      return;
    }
    ObjectNode signed = asked == null ? null : signed(path, asked);
    if (signed == null) {
      answer(response, 400, error("the pretend vendor does not understand this"));
    } else {
      answer(response, 200, signed);
    }
  }

  /** Of the secrets whose results are pretended, or are not handled during maintenance. */
  private static List<String> variables(String path) {
    return switch (path) {
      case "/vendor/shufti" -> List.of(DemoSecrets.SHUFTI_VARIABLE);
      case "/vendor/purchase" -> List.of(DemoSecrets.PURCHASE_VARIABLE);
      case "/vendor/payment-event" -> List.of(DemoSecrets.EVENTS_VARIABLE);
      case "/maintenance" -> List.of(DemoSecrets.CAF_VARIABLE, DemoSecrets.EVENTS_VARIABLE);
      default -> List.of(DemoSecrets.CAF_VARIABLE);
    };
  }

  private void maintain(@Nullable JsonNode asked, HttpServletResponse response) throws IOException {
    if (asked == null || !asked.path("on").isBoolean()) {
      answer(response, 400, error("say {\"on\":true} or {\"on\":false}"));
      return;
    }
    maintenance.set(asked.path("on").booleanValue());
    answer(response, 200, JsonNodeFactory.instance.objectNode().put("on", maintenance.isOn()));
  }

  private static @Nullable ObjectNode signed(String path, JsonNode asked) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    String person = asked.path("personId").asText();
    return switch (path) {
      case "/vendor/caf" ->
          answer.put(
              "signedResponse",
              PretendVendor.cafResult(
                  person,
                  asked.path("isAlive").asBoolean(),
                  asked.path("iat").asLong(Instant.now().getEpochSecond())));
      case "/vendor/caf-access-token" ->
          answer.put("accessToken", PretendVendor.cafAccessToken(person));
      case "/vendor/shufti" -> {
        String raw =
            PretendVendor.shuftiResponse(
                asked.path("reference").asText(), asked.path("event").asText());
        yield answer.put("response", raw).put("signature", PretendVendor.shuftiSignature(raw));
      }
      case "/vendor/purchase" -> PretendVendor.purchase(asked.path("orderId").asText());
      case "/vendor/payment-event" ->
          PretendVendor.paymentEvent(
              asked.path("type").asText(), asked.path("id").asText("msg_" + UUID.randomUUID()));
      default -> null;
    };
  }

  private static @Nullable JsonNode body(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
    try {
      return body.length > MAX_BODY ? null : JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static ObjectNode error(String message) {
    return JsonNodeFactory.instance.objectNode().put("error", message);
  }

  private static void answer(HttpServletResponse response, int status, ObjectNode json)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.getWriter().print(json);
  }
}
