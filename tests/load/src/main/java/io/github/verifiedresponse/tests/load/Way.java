package io.github.verifiedresponse.tests.load;

import io.github.verifiedresponse.filter.VerifiedResponseFilter;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.replay.ReplayGuards;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

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
  HAND_BODY("by hand: text, SHA-256, wrapper", Kind.BODY),

  OPEN_SERVLET("servlet, open", Kind.TOKEN),
  SAMPLE_SERVLET("servlet, verified", Kind.TOKEN, "/servlet/liveness"),
  OPEN_RESOURCE("JAX-RS resource, open", Kind.TOKEN, "/api/open"),
  SAMPLE_RESOURCE("JAX-RS resource, verified", Kind.TOKEN, "/api/liveness"),
  OPEN_CALLBACK("callback servlet, open", Kind.BODY),
  SAMPLE_CALLBACK("callback servlet, verified", Kind.BODY, "/callbacks/shufti");

  /** Of the sample as it is shipped, each behind its open twin. */
  static final Set<Way> OF_SAMPLE =
      Collections.unmodifiableSet(EnumSet.range(OPEN_SERVLET, SAMPLE_CALLBACK));

  private final String title;
  private final Kind kind;
  private final String path;

  Way(String title, Kind kind) {
    this.title = title;
    this.kind = kind;
    this.path = "/" + name();
  }

  Way(String title, Kind kind, String path) {
    this.title = title;
    this.kind = kind;
    this.path = path;
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
    return path;
  }

  boolean isOurs() {
    return this == CAF || this == CAF_GUARDED || this == SHUFTI_PRO;
  }

  Way limit() {
    return kind == Kind.TOKEN ? LIMIT_TOKEN : LIMIT_BODY;
  }

  /** {@return the endpoint of {@link #OF_SAMPLE} that answers the same and verifies nothing} */
  Way open() {
    return switch (this) {
      case SAMPLE_SERVLET -> OPEN_SERVLET;
      case SAMPLE_RESOURCE -> OPEN_RESOURCE;
      case SAMPLE_CALLBACK -> OPEN_CALLBACK;
      default -> this;
    };
  }

  /** The limit of whatever hands claims on. */
  Way limitWithTree() {
    return kind == Kind.TOKEN ? TREE_TOKEN : TREE_BODY;
  }

  Way byHand() {
    return kind == Kind.TOKEN ? HAND_TOKEN : HAND_BODY;
  }

  /** {@return what answers; nothing where the application has its own} */
  Optional<Servlet> servlet() {
    return switch (this) {
      case CXF -> Optional.of(CxfServlet.create());
      case OPEN_SERVLET -> Optional.of(new OpenServlet(OpenReceipt::ofToken));
      case OPEN_CALLBACK -> Optional.of(new OpenServlet(OpenReceipt::ofBody));
      case OPEN_RESOURCE, SAMPLE_SERVLET, SAMPLE_RESOURCE, SAMPLE_CALLBACK -> Optional.empty();
      default -> Optional.of(new ReadsBody());
    };
  }

  /** Guards are asked in one way only, so that one result can be sent again and again. */
  Optional<Filter> filter() {
    return switch (this) {
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
      default -> Optional.empty();
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
