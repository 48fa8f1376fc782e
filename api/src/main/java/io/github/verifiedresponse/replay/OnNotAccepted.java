package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.result.Sender;

/** What happens to a genuine result of another type, or with an outcome that is not accepted. */
public enum OnNotAccepted {
  /**
   * It is refused as {@link Reason#NOT_ACCEPTED}, or {@link Reason#WRONG_TYPE} where it is no
   * result of this kind. The default for {@link Sender#CLIENT}.
   */
  REJECT,
  /**
   * It is answered with 200 and an empty body, and the handler does not run: a vendor that repeats
   * its call-back stops. The default for {@link Sender#VENDOR}.
   */
  ACKNOWLEDGE
}
