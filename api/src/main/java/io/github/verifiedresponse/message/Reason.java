package io.github.verifiedresponse.message;

/**
 * Why a request was rejected: a stable code, an HTTP status and a title.
 *
 * <p>Codes that a client can see before the signature was checked depend only on the text that it
 * sent, and every failure of the cryptography shares {@link #UNVERIFIED}; the codes after that may
 * be specific, because only a genuine message gets that far.
 */
public enum Reason {
  /** The request, its signed part or its JSON cannot be decoded strictly: 400. */
  MALFORMED,
  /** More than one value where exactly one is allowed: 400. */
  AMBIGUOUS,
  /** The request contains no signed result: 401. */
  MISSING_SIGNATURE,
  /** Signature, algorithm or header rules failed: 401, one answer for all of them. */
  UNVERIFIED,
  /** Genuine, but not the kind of result that this verifier accepts: 403. */
  WRONG_TYPE,
  /** Genuine, but does not belong to this caller: 403. */
  NOT_BOUND,
  /** Genuine, but too old or not yet valid: 403. */
  STALE,
  /** Genuine, but not an outcome or type that this endpoint accepts: 403. */
  NOT_ACCEPTED,
  /** The HTTP method cannot carry what this verifier needs: 405. */
  METHOD_NOT_ALLOWED,
  /** Genuine, but another request with it is in progress: 409, or 503 for a vendor. */
  IN_PROGRESS,
  /** Genuine, but already used: 409. */
  REPLAYED,
  /** The body exceeds {@code max-body} or another limit, which the detail names: 413. */
  TOO_LARGE,
  /** Content-Encoding, charset or media type that this verifier does not accept: 415. */
  UNSUPPORTED_CONTENT,
  /** A store or a key source is down, slow or full: 503, never accepted. */
  UNAVAILABLE,
  /** Deployment mistake: something read the body before it could be verified: 500. */
  BODY_CONSUMED,
  /** Deployment mistake: a handler asked for a result and nothing was verified: 500. */
  NOT_VERIFIED,
  /** A mistake in the handler: it succeeded without claiming the result: 500. */
  NOT_CLAIMED;

  /** {@return the stable code of settings, logs, metrics and problem types: {@code wrong-type}} */
  public String code() {
    return switch (this) {
      case MALFORMED -> "malformed";
      case AMBIGUOUS -> "ambiguous";
      case MISSING_SIGNATURE -> "missing-signature";
      case UNVERIFIED -> "unverified";
      case WRONG_TYPE -> "wrong-type";
      case NOT_BOUND -> "not-bound";
      case STALE -> "stale";
      case NOT_ACCEPTED -> "not-accepted";
      case METHOD_NOT_ALLOWED -> "method-not-allowed";
      case IN_PROGRESS -> "in-progress";
      case REPLAYED -> "replayed";
      case TOO_LARGE -> "too-large";
      case UNSUPPORTED_CONTENT -> "unsupported-content";
      case UNAVAILABLE -> "unavailable";
      case BODY_CONSUMED -> "body-consumed";
      case NOT_VERIFIED -> "not-verified";
      case NOT_CLAIMED -> "not-claimed";
    };
  }

  /** {@return the HTTP status of the answer to a client} */
  public int status() {
    return switch (this) {
      case MALFORMED, AMBIGUOUS -> 400;
      case MISSING_SIGNATURE, UNVERIFIED -> 401;
      case WRONG_TYPE, NOT_BOUND, STALE, NOT_ACCEPTED -> 403;
      case METHOD_NOT_ALLOWED -> 405;
      case IN_PROGRESS, REPLAYED -> 409;
      case TOO_LARGE -> 413;
      case UNSUPPORTED_CONTENT -> 415;
      case UNAVAILABLE -> 503;
      case BODY_CONSUMED, NOT_VERIFIED, NOT_CLAIMED -> 500;
    };
  }

  /** {@return the title of the problem (RFC 9457, section 3.1.3), the same for every occurrence} */
  public String title() {
    return switch (this) {
      case MALFORMED -> "The request cannot be decoded";
      case AMBIGUOUS -> "A value occurs more than once";
      case MISSING_SIGNATURE -> "The request contains no signed result";
      case UNVERIFIED -> "The signature could not be verified";
      case WRONG_TYPE -> "This endpoint does not accept this kind of result";
      case NOT_BOUND -> "The result does not belong to this caller";
      case STALE -> "The result is too old or not yet valid";
      case NOT_ACCEPTED -> "This endpoint does not accept the outcome or type";
      case METHOD_NOT_ALLOWED -> "Method not allowed";
      case IN_PROGRESS -> "The result is being processed";
      case REPLAYED -> "The result has already been used";
      case TOO_LARGE -> "The request exceeds a limit";
      case UNSUPPORTED_CONTENT -> "The content is not supported";
      case UNAVAILABLE -> "Verification is unavailable";
      case BODY_CONSUMED -> "The body was read before it could be verified";
      case NOT_VERIFIED -> "Nothing was verified";
      case NOT_CLAIMED -> "The result was not claimed";
    };
  }
}
