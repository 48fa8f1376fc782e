package io.github.verifiedresponse.tests;

import io.github.verifiedresponse.store.Await;
import io.github.verifiedresponse.tests.once.OnceApplication;
import io.github.verifiedresponse.tests.probe.DispatchServlet;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The deployed application whose handlers have effects: what it is sent, and what it has done. */
final class Once {
  /** Names the handler's steps. */
  private static final String DO = "X-Do";

  static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final String SETTINGS =
      """
      verified-response.vendor.sender=vendor
      verified-response.vendor.replay-scope=call-backs
      verified-response.vendor.accept=approved
      verified-response.exception.give-back=exception
      verified-response.shufti.scheme=shufti-pro
      verified-response.shufti.secret=%1$s
      verified-response.shufti.allow-sample-secret=true
      verified-response.shufti.sender=vendor
      verified-response.shufti.replay-scope=shufti-call-backs
      verified-response.issued.scheme=shufti-pro
      verified-response.issued.secret=%1$s
      verified-response.issued.allow-sample-secret=true
      verified-response.issued.binding=/reference=issued-to:session:customer
      verified-response.issued.accept=approved
      """;

  private static final String BEANS =
      """
      <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="annotated"/>
      """;

  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
        <filter>
          <filter-name>client</filter-name>
          <filter-class>io.github.verifiedresponse.filter.VerifiedResponseFilter</filter-class>
          <async-supported>true</async-supported>
        </filter>
        <filter-mapping>
          <filter-name>client</filter-name>
          <url-pattern>/api/front/*</url-pattern>
        </filter-mapping>
        <error-page>
          <error-code>500</error-code>
          <location>/open/error</location>
        </error-page>
        <error-page>
          <error-code>503</error-code>
          <location>/open/error</location>
        </error-page>
      </web-app>
      """;

  private final Client client;

  Once(Client client) {
    this.client = client;
  }

  static WebArchive war() {
    StringBuilder settings = new StringBuilder(SETTINGS.formatted(Vendors.SHUFTI_SECRET));
    for (String verifier : new String[] {"client", "vendor", "exception"}) {
      settings.append(ProbeWar.caf(verifier));
    }
    return ProbeWar.bare("once", settings.toString())
        .addPackage(OnceApplication.class.getPackage())
        .addClass(DispatchServlet.class)
        .addAsWebInfResource(new StringAsset(BEANS), "beans.xml")
        .setWebXML(new StringAsset(WEB_XML));
  }

  /**
   * A genuine result, which may be sent again and again.
   *
   * @param id as handlers know it
   */
  record Result(String id, String type, Message message) {}

  static Result caf() {
    return caf(true);
  }

  static Result caf(boolean isAlive) {
    return caf(isAlive, Vendors.CAF_SECRET);
  }

  static Result caf(boolean isAlive, String secret) {
    String id = UUID.randomUUID().toString();
    String payload =
        "{\"requestId\":\"%s\",\"isAlive\":%s,\"iat\":%d}"
            .formatted(id, isAlive, Instant.now().getEpochSecond());
    String token = Vendors.token(Vendors.HEADER, payload, secret);
    return new Result(id, Probe.JWT, new Message(payload, token));
  }

  /** Of Shufti, whose ids are not unique: the rest of the content is. */
  static Result shufti(String reference, String event) {
    String payload =
        "{\"reference\":\"%s\",\"event\":\"%s\",\"nonce\":\"%s\"}"
            .formatted(reference, event, UUID.randomUUID());
    return new Result(
        reference + ":" + event,
        "application/json",
        new Message(payload, payload, List.of("Signature", Vendors.shuftiSignature(payload))));
  }

  Client client() {
    return client;
  }

  /** Lets the handler do its usual: an effect, and 200. */
  Answer send(String path, Result result, String... headers) {
    return sendBy("POST", path, result, headers);
  }

  /** As {@link #send}, by another method than POST. */
  Answer sendBy(String method, String path, Result result, String... headers) {
    return client.send(method, path, body(result), all(result, headers));
  }

  /** Names the handler's steps. */
  Answer send(String path, Result result, Steps steps, String... headers) {
    Stream<String> all = Stream.concat(Stream.of(DO, steps.words()), Arrays.stream(headers));
    return send(path, result, all.toArray(String[]::new));
  }

  /** {@return what is answered now, while another request with this result may be in progress} */
  Answer sendOnce(String path, Result result, String... headers) {
    return client.sendOnce("POST", path, body(result), all(result, headers));
  }

  private static BodyPublisher body(Result result) {
    return BodyPublishers.ofString(result.message().body());
  }

  private static String[] all(Result result, String... headers) {
    Stream<String> own = Arrays.stream(result.message().headerArray());
    Stream<String> type = Stream.of("Content-Type", result.type());
    return Stream.of(own, type, Arrays.stream(headers)).flatMap(s -> s).toArray(String[]::new);
  }

  /** What the handler does. */
  record Steps(String words) {}

  static Steps doing(String steps) {
    return new Steps(steps);
  }

  /** Sends on another thread, and returns once the handler waits for {@link #go}. */
  CompletableFuture<Answer> sendWaiting(String path, Result result, String steps) {
    CompletableFuture<Answer> answer =
        CompletableFuture.supplyAsync(() -> sendOnce(path, result, DO, "wait " + steps));
    awaitWaiting(result.id());
    return answer;
  }

  void awaitWaiting(String name) {
    Await.until("a handler waits", PATIENCE, () -> ask("is-waiting", name).equals("true"));
  }

  void go(String name) {
    ask("go", name);
  }

  long effects(Result result) {
    return Long.parseLong(ask("effects", result.id()));
  }

  /** Of asynchronous handlers, once no work goes on. */
  long effectsInTheEnd(Result result) {
    Await.until("the work is done", PATIENCE, () -> !isAtWork(result));
    return effects(result);
  }

  boolean isAtWork(Result result) {
    return !ask("at-work", result.id()).equals("0");
  }

  private String ask(String what, String name) {
    return client.get("open/" + what + "?" + name).body();
  }
}
