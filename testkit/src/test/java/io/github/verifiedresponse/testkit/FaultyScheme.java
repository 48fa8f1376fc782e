package io.github.verifiedresponse.testkit;

import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.SignedParts;
import io.github.verifiedresponse.result.AuthenticMessage;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.result.SignedTime;
import io.github.verifiedresponse.scheme.SignatureScheme;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/** A scheme with one fault, of which a test of the contract must fail. */
record FaultyScheme(Fault fault, AcmeScheme right) implements SignatureScheme {
  private static final int START = 8;
  private static final int HALF = 32;

  enum Fault {
    REFUSES_ALL,
    TAKES_ANY_KEY,
    SIGNS_THE_START_ONLY,
    IGNORES_SPACES_AT_THE_END,
    COMPARES_HALF,
    BREAKS_AT_WHAT_IS_NOT_HEX,
    HAS_ANOTHER_ID_EACH_TIME,
    SAYS_IT_SIGNS_A_TIME,
    SAYS_IT_NAMES_A_TYPE
  }

  String signature(byte[] body) {
    return right.signature(signed(body));
  }

  private byte[] signed(byte[] body) {
    return switch (fault) {
      case SIGNS_THE_START_ONLY -> Arrays.copyOf(body, START);
      case IGNORES_SPACES_AT_THE_END ->
          new String(body, StandardCharsets.ISO_8859_1)
              .stripTrailing()
              .getBytes(StandardCharsets.ISO_8859_1);
      default -> body;
    };
  }

  @Override
  public AuthenticMessage authenticate(SignedParts carried) throws RejectedException {
    String given = carried.signatureOr(AcmeScheme.HEADER);
    if (fault == Fault.BREAKS_AT_WHAT_IS_NOT_HEX) {
      HexFormat.of().parseHex(given);
    }
    String expected = signature(carried.content().toByteArray());
    boolean fits =
        switch (fault) {
          case REFUSES_ALL -> false;
          case TAKES_ANY_KEY -> given.length() == expected.length();
          case COMPARES_HALF -> given.startsWith(expected.substring(0, HALF));
          default -> given.equals(expected);
        };
    if (!fits) {
      throw new RejectedException(Reason.UNVERIFIED, "the MAC does not fit");
    }
    boolean isAnother = fault == Fault.HAS_ANOTHER_ID_EACH_TIME;
    return new AuthenticMessage(
        isAnother ? UUID.randomUUID().toString() : expected,
        SignedTime.NONE,
        carried.content(),
        carried.content().toJsonObject(),
        Outcome.APPROVED,
        "acme");
  }

  @Override
  public boolean signsTime() {
    return fault == Fault.SAYS_IT_SIGNS_A_TIME;
  }

  @Override
  public boolean namesType() {
    return fault == Fault.SAYS_IT_NAMES_A_TYPE;
  }
}
