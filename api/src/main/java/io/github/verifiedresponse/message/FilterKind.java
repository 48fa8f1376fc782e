package io.github.verifiedresponse.message;

/** Which kind of filter a request came through. */
public enum FilterKind {
  /** The servlet filter. */
  SERVLET("servlet"),
  /** The JAX-RS filter. */
  JAX_RS("jax-rs"),
  /** The servlet filter that guards handlers of Spring MVC. */
  SPRING("spring"),
  /** None: application code, or an adapter of its own, called {@code ResponseVerifier}. */
  NONE("none");

  private final String code;

  FilterKind(String code) {
    this.code = code;
  }

  /** {@return the stable code of metrics and traces: {@code jax-rs}} */
  public String code() {
    return code;
  }
}
