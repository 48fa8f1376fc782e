package io.github.verifiedresponse;

/** What happens to a genuine result that was used before. */
public enum OnReplay {
  /** It is refused as {@link Reason#REPLAYED}. */
  REJECT,
  /** It is handed over with {@link VerifiedPayload#firstSeen()} false, for idempotent handlers. */
  ATTACH
}
