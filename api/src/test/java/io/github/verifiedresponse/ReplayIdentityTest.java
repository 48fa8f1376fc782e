package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

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
}
