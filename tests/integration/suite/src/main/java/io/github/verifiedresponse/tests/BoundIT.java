package io.github.verifiedresponse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample's endpoints that ask whose result it is, how old, and which outcome. */
class BoundIT extends DeployedSample {
  private static final String LIVENESS = "api/bound/liveness";
  private static final String DOCUMENT = "api/bound/document";

  @Test
  @DisplayName("AT-056, AT-162 takes a customer's own result and refuses another's")
  void takesACustomersOwnResult() {
    String anna = signIn("anna");

    assertThat(liveness(anna, "anna", true, Instant.now()).verdict()).isEqualTo("200");
    assertThat(liveness(anna, "boris", true, Instant.now()).verdict()).isEqualTo("403 not-bound");
    assertThat(liveness(signIn("boris"), "anna", true, Instant.now()).verdict())
        .isEqualTo("403 not-bound");
    assertThat(liveness("none=none", "anna", true, Instant.now()).verdict())
        .as("nobody is signed in")
        .isEqualTo("403 not-bound");
  }

  @Test
  void takesApprovedResultsOnlyAndFreshOnes() {
    String anna = signIn("anna");

    assertThat(liveness(anna, "anna", false, Instant.now()).verdict())
        .isEqualTo("403 not-accepted");
    assertThat(liveness(anna, "anna", true, Instant.now().minus(Duration.ofMinutes(6))).verdict())
        .isEqualTo("403 stale");
  }

  @Test
  void takesResultsOfAnOpenReferenceUntilOneDecides() {
    String anna = signIn("anna");
    String reference = reference(anna);

    assertThat(document(anna, reference, "request.pending").verdict()).isEqualTo("200");
    assertThat(document(anna, reference, "request.received").verdict()).isEqualTo("200");
    assertThat(document(anna, reference, "verification.accepted").verdict()).isEqualTo("200");
    assertThat(document(anna, reference, "verification.accepted").verdict())
        .isEqualTo("409 replayed");
  }

  @Test
  @DisplayName("AT-055 refuses an older acceptance after an end that is not accepted")
  void refusesAnOlderAcceptanceAfterAnEndThatIsNotAccepted() {
    String anna = signIn("anna");
    String reference = reference(anna);

    assertThat(document(anna, reference, "request.timeout").verdict())
        .isEqualTo("403 not-accepted");
    assertThat(document(anna, reference, "verification.accepted").verdict())
        .isEqualTo("409 replayed");
  }

  @Test
  @DisplayName("AT-055 refuses an older acceptance after a decline of the same reference")
  void refusesAnOlderAcceptanceAfterADecline() {
    String anna = signIn("anna");
    String reference = reference(anna);

    assertThat(document(anna, reference, "verification.declined").verdict()).isEqualTo("200");
    assertThat(document(anna, reference, "verification.accepted").verdict())
        .isEqualTo("409 replayed");
  }

  @Test
  @DisplayName("AT-056 refuses a reference that was not issued for this customer")
  void refusesAReferenceThatWasNotIssuedForThisCustomer() {
    String anna = signIn("anna");
    String ofBoris = reference(signIn("boris"));

    assertThat(document(anna, ofBoris, "verification.accepted").verdict())
        .isEqualTo("403 not-bound");
    assertThat(document(anna, UUID.randomUUID().toString(), "verification.accepted").verdict())
        .isEqualTo("403 not-bound");
  }

  @Test
  @DisplayName("AT-164 takes a customer's reference in another session of the same customer")
  void takesACustomersReferenceInAnotherSessionOfTheSameCustomer() {
    String reference = reference(signIn("anna"));

    assertThat(document(signIn("boris"), reference, "verification.accepted").verdict())
        .isEqualTo("403 not-bound");
    assertThat(document(signIn("anna"), reference, "verification.accepted").verdict())
        .isEqualTo("200");
  }

  @Test
  void takesThePaymentOfACustomersOwnOrderOnce() {
    String anna = signIn("anna");
    String boris = signIn("boris");
    String order = issued("orders", anna);

    assertThat(purchase(boris, order).verdict()).isEqualTo("403 not-bound");
    assertThat(purchase(anna, "order_1").verdict()).isEqualTo("403 not-bound");
    assertThat(purchase(anna, order).verdict()).isEqualTo("200");
    assertThat(purchase(anna, order).verdict()).as("the order is paid").isEqualTo("409 replayed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"references", "orders"})
  void issuesAReferenceOnlyToACustomer(String kind) {
    assertThat(client.send("POST", "api/bound/" + kind, BodyPublishers.noBody()).status())
        .isEqualTo(401);
  }

  /** Returns the cookie of the session. */
  private String signIn(String customer) {
    Answer answer =
        client.send(
            "POST", "api/bound/customers/" + customer + "/sign-in", BodyPublishers.noBody());
    assertThat(answer.status()).isEqualTo(204);
    return answer.headers().allValues("Set-Cookie").stream()
        .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  private String reference(String session) {
    return issued("references", session);
  }

  private String issued(String kind, String session) {
    Answer answer =
        client.send("POST", "api/bound/" + kind, BodyPublishers.noBody(), "Cookie", session);
    assertThat(answer.status()).isEqualTo(200);
    return answer.json().path("reference").asText();
  }

  private Answer liveness(String session, String person, boolean isAlive, Instant issuedAt) {
    String token = Vendors.caf(person, isAlive, issuedAt);
    String body = JsonNodeFactory.instance.objectNode().put("signedResponse", token).toString();
    return client.post(LIVENESS, "application/json", body, "Cookie", session);
  }

  private Answer purchase(String session, String order) {
    String body = Vendors.purchase(order, "pay_" + UUID.randomUUID(), "");
    return client.post("api/bound/purchase", "application/json", body, "Cookie", session);
  }

  private Answer document(String session, String reference, String event) {
    String response =
        JsonNodeFactory.instance
            .objectNode()
            .put("reference", reference)
            .put("event", event)
            .toString();
    String body =
        JsonNodeFactory.instance
            .objectNode()
            .put("response", response)
            .put("signature", Vendors.shuftiSignature(response))
            .toString();
    return client.post(DOCUMENT, "application/json", body, "Cookie", session);
  }
}
