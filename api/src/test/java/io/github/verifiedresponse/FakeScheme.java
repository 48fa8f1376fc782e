package io.github.verifiedresponse;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.SignedParts;
import io.github.verifiedresponse.result.AuthenticMessage;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.result.SignedTime;
import io.github.verifiedresponse.scheme.SignatureScheme;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Takes every body that does not say {@code forged} as genuine, and its text as its id; {@code
 * stale}, {@code declined} and {@code of another kind} in the text make it so.
 */
record FakeScheme(SignedTime time) implements SignatureScheme {

  FakeScheme(Instant issuedAt) {
    this(SignedTime.issuedAt(issuedAt));
  }

  @Override
  public AuthenticMessage authenticate(SignedParts carried) throws RejectedException {
    String text = carried.content().toText(StandardCharsets.UTF_8);
    if (text.contains("forged")) {
      throw new RejectedException(Reason.UNVERIFIED, "said by the scheme");
    }
    if (text.contains("of another kind")) {
      throw new RejectedException(Reason.WRONG_TYPE, "said by the scheme");
    }
    return new AuthenticMessage(
        text,
        text.contains("stale") ? SignedTime.issuedAt(Instant.EPOCH) : time,
        carried.content(),
        JsonNodeFactory.instance.objectNode().put("said", text),
        text.contains("declined") ? Outcome.DECLINED : Outcome.APPROVED,
        "the fake key");
  }

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public boolean signsTime() {
    return true;
  }
}
