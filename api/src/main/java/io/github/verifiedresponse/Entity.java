package io.github.verifiedresponse;

/** What a guarded JAX-RS resource method is given as its entity. */
public enum Entity {
  /** The request's body, byte for byte. */
  MESSAGE,
  /** The verified payload, as {@code application/json}. */
  PAYLOAD
}
