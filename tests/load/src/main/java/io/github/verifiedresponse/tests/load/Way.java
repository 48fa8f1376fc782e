package io.github.verifiedresponse.tests.load;

import io.github.verifiedresponse.ReplayGuard;
import io.github.verifiedresponse.filter.VerifiedResponseFilter;
import io.github.verifiedresponse.replay.ReplayGuards;
import jakarta.servlet.Filter;
import java.util.Arrays;
import java.util.Optional;

/** What stands before the handler, and what is sent to it. */
enum Way {
  PLAIN("no filter", Kind.TOKEN),
  LIMIT_TOKEN("limit: one array, HMAC, one decoding", Kind.TOKEN),
  TREE_TOKEN("limit, and Jackson's tree", Kind.TOKEN),
  CAF("VerifiedResponse, Caf", Kind.TOKEN),
  CAF_GUARDED("VerifiedResponse, Caf, memory guard", Kind.TOKEN),
  HAND_TOKEN("by hand: text, JWSObject, wrapper", Kind.TOKEN),
  CXF("CXF's JwsContainerRequestFilter, and its JAX-RS", Kind.TOKEN),
  LIMIT_BODY("limit: one array, SHA-256", Kind.BODY),
  TREE_BODY("limit, and Jackson's tree", Kind.BODY),
  SHUFTI_PRO("VerifiedResponse, Shufti Pro", Kind.BODY),
  HAND_BODY("by hand: text, SHA-256, wrapper", Kind.BODY);

  private final String title;
  private final Kind kind;

  Way(String title, Kind kind) {
    this.title = title;
    this.kind = kind;
  }

  /** What is sent. */
  enum Kind {
    TOKEN,
    BODY
  }

  String title() {
    return title;
  }

  String path() {
    return "/" + name();
  }

  boolean isOurs() {
    return this == CAF || this == CAF_GUARDED || this == SHUFTI_PRO;
  }

  Way limit() {
    return kind == Kind.TOKEN ? LIMIT_TOKEN : LIMIT_BODY;
  }

  /** The limit of whatever hands claims on. */
  Way limitWithTree() {
    return kind == Kind.TOKEN ? TREE_TOKEN : TREE_BODY;
  }

  Way byHand() {
    return kind == Kind.TOKEN ? HAND_TOKEN : HAND_BODY;
  }

  /** Guards are asked in one way only, so that one result can be sent again and again. */
  Optional<Filter> filter() {
    return switch (this) {
      case PLAIN, CXF -> Optional.empty();
      case LIMIT_TOKEN -> Optional.of(LimitFilter.ofToken(false));
      case TREE_TOKEN -> Optional.of(LimitFilter.ofToken(true));
      case LIMIT_BODY -> Optional.of(LimitFilter.ofBody(false));
      case TREE_BODY -> Optional.of(LimitFilter.ofBody(true));
      case CAF -> Optional.of(new VerifiedResponseFilter(Signed.caf(ReplayGuard.disabled())));
      case CAF_GUARDED ->
          Optional.of(new VerifiedResponseFilter(Signed.caf(ReplayGuards.inMemory())));
      case SHUFTI_PRO ->
          Optional.of(new VerifiedResponseFilter(Signed.shuftiPro(ReplayGuard.disabled())));
      case HAND_TOKEN -> Optional.of(ByHandFilter.ofToken());
      case HAND_BODY -> Optional.of(ByHandFilter.ofBody());
    };
  }

  /** {@return the whole request, as it goes over the wire} */
  byte[] request(Engine engine, Signed signed) {
    byte[] body = kind == Kind.TOKEN ? signed.token() : signed.body();
    String headers =
        kind == Kind.TOKEN
            ? "Content-Type: application/jwt\r\n"
            : "Content-Type: application/json\r\nSignature: " + signed.digest() + "\r\n";
    byte[] head =
        Signed.utf8(
            "POST %s HTTP/1.1\r\nHost: x\r\n%sContent-Length: %d\r\n\r\n"
                .formatted(engine.base() + path(), headers, body.length));
    byte[] request = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    return request;
  }
}
