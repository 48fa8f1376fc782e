package io.github.verifiedresponse;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Takes every body that does not say {@code forged} as genuine, and its text as its id; {@code
 * stale} and {@code declined} in the text make it so.
 */
record FakeScheme(Instant issuedAt) implements SignatureScheme {

  @Override
  public AuthenticMessage authenticate(Carried carried) throws RejectedException {
    String text = carried.content().toText(StandardCharsets.UTF_8);
    if (text.contains("forged")) {
      throw new RejectedException(Reason.UNVERIFIED, "said by the scheme");
    }
    return new AuthenticMessage(
        text,
        SignedTime.issuedAt(text.contains("stale") ? Instant.EPOCH : issuedAt),
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
