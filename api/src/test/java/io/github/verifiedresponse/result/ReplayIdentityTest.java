package io.github.verifiedresponse.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.verifiedresponse.message.Content;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayIdentityTest {

  @Test
  void isTheDigestOfScopeAndIdWithTheirLengths() throws NoSuchAlgorithmException {
    byte[] hashed = "\0\0\0\3caf\0\0\0\4r-\u00ff".getBytes(StandardCharsets.UTF_8);

    assertThat(ReplayIdentity.of("caf", "r-\u00ff").toHex())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(hashed)))
        .hasSize(64);
  }

  @Test
  void isTheSameForTheSamePairOnly() {
    ReplayIdentity identity = ReplayIdentity.of("caf", "r1");

    assertThat(identity).isEqualTo(ReplayIdentity.of("caf", "r1"));
    assertThat(identity).isNotEqualTo(ReplayIdentity.of("caf", "r2"));
    assertThat(identity).isNotEqualTo(ReplayIdentity.of("caf2", "r1"));
  }

  @Test
  void cannotBeReadAsAnotherPair() {
    assertThat(ReplayIdentity.of("caf", "r1")).isNotEqualTo(ReplayIdentity.of("cafr", "1"));
    assertThat(ReplayIdentity.of("", "cafr1")).isNotEqualTo(ReplayIdentity.of("cafr1", ""));
  }

  @Test
  void isTheVendorsIdWhereThatIsUniqueForEachResult() {
    ReplayIdentity identity = ReplayIdentity.of("caf", message("r1", "content", "", true));

    assertThat(identity).isEqualTo(ReplayIdentity.of("caf", "r1"));
    assertThat(identity)
        .isEqualTo(ReplayIdentity.of("caf", message("r1", "other content", "", true)));
  }

  @Test
  void isTheSignedContentWhereTheVendorRepeatsItsIds() {
    ReplayIdentity identity = ReplayIdentity.of("shufti", message("e1", "content", "", false));

    assertThat(identity)
        .isEqualTo(ReplayIdentity.of("shufti", message("another id", "content", "", false)))
        .isNotEqualTo(ReplayIdentity.of("shufti", message("e1", "other content", "", false)))
        .isNotEqualTo(ReplayIdentity.of("other", message("e1", "content", "", false)));
  }

  @Test
  void isTheDigestOfScopeAndContentThatNoIdCanEqual() throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update("\0\0\0\6shufti".getBytes(StandardCharsets.UTF_8));
    digest.update(new byte[] {-1, -1, -1, -1});
    digest.update("content".getBytes(StandardCharsets.UTF_8));

    assertThat(ReplayIdentity.of("shufti", message("e1", "content", "", false)).toHex())
        .isEqualTo(HexFormat.of().formatHex(digest.digest()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"r1", "\0\0\0\2r1", "\0\0\0\6shufti\0\0\0\2r1", ""})
  void noContentIsReadAsAnId(String content) {
    for (String id : new String[] {"r1", content, ""}) {
      assertThat(ReplayIdentity.of("shufti", message("r1", content, "", false)))
          .isNotEqualTo(ReplayIdentity.of("shufti", id))
          .isNotEqualTo(ReplayIdentity.of("shufti", message(id, content, "", true)));
    }
  }

  @Test
  void resultsOfTwoAccountsNeverMeet() {
    for (boolean uniqueId : new boolean[] {true, false}) {
      ReplayIdentity ofAcme = ReplayIdentity.of("caf", message("r1", "content", "acme", uniqueId));

      assertThat(ofAcme)
          .isEqualTo(ReplayIdentity.of("caf", message("r1", "content", "acme", uniqueId)))
          .isNotEqualTo(ReplayIdentity.of("caf", message("r1", "content", "globex", uniqueId)))
          .isNotEqualTo(ReplayIdentity.of("caf", message("r1", "content", "", uniqueId)))
          .isNotEqualTo(ReplayIdentity.of("acme", message("r1", "content", "caf", uniqueId)));
    }
  }

  private static AuthenticMessage message(
      String id, String content, String account, boolean uniqueId) {
    AuthenticMessage message =
        new AuthenticMessage(
                id,
                SignedTime.NONE,
                Content.ofText(content),
                JsonNodeFactory.instance.objectNode(),
                Outcome.APPROVED,
                "key")
            .ofAccount(account);
    return uniqueId ? message : message.withoutUniqueId(message.content());
  }
}
