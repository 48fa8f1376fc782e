package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.result.Sender;

/**
 * What happens to a genuine result that was used before. While the first request with it is still
 * in progress, the answer is {@link Reason#IN_PROGRESS} whatever this says.
 */
public enum OnReplay {
  /** It is refused as {@link Reason#REPLAYED}. The default for {@link Sender#CLIENT}. */
  REJECT,
  /** It is handed over with {@code VerifiedPayload.firstSeen()} false, for idempotent handlers. */
  ATTACH,
  /**
   * It is answered with 200 and an empty body, and the handler does not run: a vendor that repeats
   * its call-back stops. The default for {@link Sender#VENDOR}.
   */
  ACKNOWLEDGE
}
