package io.github.verifiedresponse.tests;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.tests.hostile.BreakingVerifier;
import io.github.verifiedresponse.tests.hostile.Fault;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** Requests of all kinds about one person: good, forged, malformed, and to parts that break. */
final class MixedRequests {
  private static final String JSON = "application/json";
  private static final String STRANGER = "another-client-secret-0123456789abcdef";

  /** A result that is sent once before, so that each time after is a replay. */
  final Message used;

  private final Person person;
  private final List<Kind> kinds = new ArrayList<>();

  MixedRequests(Person person) {
    this.person = person;
    this.used = token(person.caf());
    addGenuine();
    addTokens();
    addResponses();
    addFaults();
  }

  /**
   * One kind.
   *
   * @param verdict what it is answered with, each time
   * @param message makes the next one
   */
  record Kind(String verdict, String verifier, String type, Supplier<Message> message) {
    boolean isRefused() {
      return !verdict.equals("200");
    }
  }

  List<Kind> kinds() {
    return kinds;
  }

  private void addGenuine() {
    token("200", "caf", () -> token(person.caf()));
    token("200", Fault.VERIFIER, () -> token(person.caf(), BreakingVerifier.SECRET));
    json("200", "shufti", () -> response(person.shufti().toString()));
    json(
        "200",
        "envelope",
        () -> {
          Message token = token(person.caf());
          ObjectNode envelope = JsonNodeFactory.instance.objectNode().put("for", person.text());
          return new Message(
              token.payload(), envelope.put("signedResponse", token.body()).toString());
        });
  }

  private void addTokens() {
    token("409 replayed", "caf", () -> used);
    token("401 unverified", "caf", () -> token(person.caf(), STRANGER));
    token("400 malformed", "caf", () -> token(person.text(), Vendors.CAF_SECRET));
    token("401 unverified", "caf", this::withKeyId);
    token("401 missing-signature", "caf", () -> new Message("", ""));
    token("400 malformed", "caf", () -> new Message("", person.text()));
    token(
        "403 wrong-type",
        "caf",
        () -> token(person.caf().put("iss", "client").without(List.of("requestId", "isAlive"))));
    token("403 stale", "caf", () -> token(person.caf().put("iat", 1_594_925_080)));
    token("403 not-bound", "bound", () -> token(person.caf()));
    token("403 not-accepted", "approved", () -> token(person.caf().put("isAlive", false)));
    kinds.add(
        new Kind(
            "415 unsupported-content",
            "caf",
            "text/" + person.tag() + "x",
            () -> token(person.caf())));
  }

  private Message withKeyId() {
    ObjectNode header = JsonNodeFactory.instance.objectNode();
    header.put("alg", "HS256").put("kid", person.text());
    return new Message(
        "", Vendors.token(header.toString(), person.caf().toString(), Vendors.CAF_SECRET));
  }

  private void addResponses() {
    json("401 unverified", "shufti", () -> signed(person.shufti().toString(), "0".repeat(64)));
    json("401 missing-signature", "shufti", () -> new Message("", person.text()));
    json("400 malformed", "shufti", () -> response(person.text()));
    json("400 malformed", "shufti", () -> signed(person.text(), person.values().get(16)));
    json("400 ambiguous", "shufti", this::signedTwice);
    json("400 malformed", "envelope", () -> new Message("", "{\"x\":\"" + person.text()));
  }

  private Message signedTwice() {
    Message once = response(person.shufti().toString());
    List<String> headers = new ArrayList<>(once.headers());
    headers.addAll(List.of("Signature", person.values().get(0)));
    return new Message("", once.body(), headers);
  }

  /** What is thrown quotes the secret and the person. */
  private void addFaults() {
    Iterator<Fault.Cause> causes = List.of(Fault.Cause.values()).iterator();
    for (Fault.Part part : Fault.Part.values()) {
      Fault.Cause cause = causes.hasNext() ? causes.next() : Fault.Cause.ASSERTION;
      List<String> headers =
          List.of(
              Fault.HEADER,
              part + " " + cause,
              Fault.QUOTED,
              BreakingVerifier.SECRET + " " + person.values().get(0));
      token(
          part == Fault.Part.LISTENER ? "200" : "503 unavailable",
          Fault.VERIFIER,
          () -> {
            Message genuine = token(person.caf(), BreakingVerifier.SECRET);
            return new Message(genuine.payload(), genuine.body(), headers);
          });
    }
  }

  private void token(String verdict, String verifier, Supplier<Message> message) {
    kinds.add(new Kind(verdict, verifier, Probe.JWT, message));
  }

  private void json(String verdict, String verifier, Supplier<Message> message) {
    kinds.add(new Kind(verdict, verifier, JSON, message));
  }

  private static Message token(Object payload) {
    return token(payload, Vendors.CAF_SECRET);
  }

  private static Message token(Object payload, String secret) {
    String text = payload.toString();
    return new Message(text, Vendors.token(Vendors.HEADER, text, secret));
  }

  private static Message response(String response) {
    return signed(response, Vendors.shuftiSignature(response));
  }

  private static Message signed(String response, String signature) {
    return new Message(response, response, List.of("Signature", signature));
  }
}
