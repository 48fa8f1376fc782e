package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.SignedParts;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one message leaves behind to be used again says nothing for the next. */
class WhatIsKeptTest {
  private static final TestVendor VENDOR = TestVendor.caf();
  private static final String PAYLOAD = "{\"requestId\":\"r1\"}";

  private final CompactJws jws = new CompactJws(HmacAlgorithm.HS256, VENDOR.keys());

  private static SignedParts carried(String text) {
    return new SignedParts(InboundMessage.of("POST", "/").build(), Content.ofText(text), null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"HS256\",\"typ\":\"JWT\"}{}",
        "{\"alg\":\"HS256\",\"typ\":\"JWT\"",
        "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"crit\":[\"exp\"]}",
        "{\"alg\":\"none\",\"typ\":\"JWT\"}"
      })
  void aGoodHeaderIsNoPassForOneThatIsLongerOrShorterOrAnother(String header) throws Exception {
    jws.verify(carried(VENDOR.token(PAYLOAD)));
    String token = VENDOR.token(header, PAYLOAD);

    assertThatThrownBy(() -> jws.verify(carried(token))).isInstanceOf(RejectedException.class);
  }

  @Test
  void aKnownHeaderDoesNotMakeAForgedTokenGood() throws Exception {
    String token = VENDOR.token(PAYLOAD);
    jws.verify(carried(token));
    String forged = TestVendor.withSecret("another-secret-0123456789-abcdefgh").token(PAYLOAD);

    assertThatThrownBy(() -> jws.verify(carried(forged))).isInstanceOf(RejectedException.class);
    assertThat(jws.verify(carried(token)).content()).isEqualTo(Content.ofText(PAYLOAD));
  }

  @Test
  void moreHeadersThanAreKeptAreTakenAllTheSame() throws Exception {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 40; i++) {
        String token = VENDOR.token("{\"alg\":\"HS256\",\"kid\":\"k" + i + "\"}", PAYLOAD);

        assertThat(jws.verify(carried(token)).content()).isEqualTo(Content.ofText(PAYLOAD));
      }
    }
  }

  @Test
  void secretsInTurnOnOneThreadGetTheirOwnMacs() {
    KeyedMacs macs = new KeyedMacs("HmacSHA256");
    List<String> texts =
        List.of("first-secret-0123456789-abcdefghij", "second-secret-0123456789-abcdefghi");
    List<Secret> secrets = texts.stream().map(text -> Secret.of("one of two", text)).toList();

    for (int i = 0; i < 100; i++) {
      byte[] expected = TestVendor.withSecret(texts.get(i % 2)).mac("HmacSHA256", "message " + i);

      assertThat(macs.compute(secrets.get(i % 2), Content.ofText("message " + i)))
          .isEqualTo(expected);
    }
  }

  @Test
  void aKeySourceThatHadNoSecretLeavesNothingInTheDigest() throws Exception {
    TestVendor vendor = TestVendor.shuftiPro();
    Secret secret = vendor.secret();
    boolean[] empty = {true};
    KeySource keys = message -> empty[0] ? List.of() : List.of(secret);
    SuffixDigest digest = new SuffixDigest(KeyForm.UTF8, keys);
    byte[] signature =
        HexFormat.of()
            .parseHex(vendor.shuftiProLegacySignature(PAYLOAD.getBytes(StandardCharsets.UTF_8)));

    assertThat(fitting(digest, signature)).isNull();
    empty[0] = false;

    assertThat(fitting(digest, signature)).isEqualTo(FittingKey.of(secret));
  }

  private static @Nullable FittingKey fitting(SuffixDigest digest, byte[] signature)
      throws RejectedException {
    return digest.fitting(
        carried(PAYLOAD).message(),
        "",
        SignedMessage.of(Content.ofText(PAYLOAD)),
        List.of(signature));
  }
}
