package io.github.verifiedresponse;

/**
 * What the vendor decided. A good signature says that the vendor said it, not that it said yes:
 * vendors sign refusals too.
 */
public enum Outcome {
  /** The person or document passed. */
  APPROVED,
  /** The person or document did not pass. */
  DECLINED,
  /** The vendor has not decided yet. */
  PENDING,
  /** The result holds no decision that the scheme knows, such as a cancelled or timed-out run. */
  UNKNOWN
}
