package io.github.verifiedresponse.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A secret that was pasted wrongly would start without a word and refuse every genuine result; one
 * that everybody knows would let everybody sign. A genuine one of any vendor is never refused.
 */
class ImpossibleSecretsTest {
  private static final String SECRET = "caf-5up3rT0pUnguessable-9c1d7e2b4a6f";
  private static final int RANDOM_SECRETS = 2_000;

  static Stream<Object[]> pastedWrongly() {
    return Stream.of(
        kind(
            "has quotation marks around it: remove them",
            "\"%s\"",
            "'%s'",
            "`%s`",
            "\\\"%s\\\"",
            "\"%s\",",
            "b'%s'",
            "\u201c%s\u201d",
            "\u201e%s\u201c",
            "\u2018%s\u2019",
            "\u00ab%s\u00bb",
            "%s\u201d",
            "\u2019%s",
            "\uff02%s\uff02"),
        kind("invisible character (U+FEFF)", "\ufeff%s", "%s\ufeff", "a\ufeff%s"),
        kind("invisible character (U+00A0)", "\u00a0%s", "%s\u00a0", "a\u00a0%s"),
        kind("invisible character (U+200B)", "\u200b%s", "%s\u200b", "a\u200b%s"),
        kind("invisible character (U+2060)", "%s\u2060"),
        kind("invisible character (U+00AD)", "a\u00ad%s"),
        kind("invisible character (U+202E)", "%s\u202e"),
        kind("invisible character (U+202F)", "a\u202f%s"),
        kind("invisible character (U+3164)", "%s\u3164"),
        kind("invisible character (U+FE0F)", "%s\ufe0f"),
        kind("invisible character (U+E000)", "%s\ue000"),
        kind("invisible character (U+FFFD)", "\ufffd\ufffd%s"),
        kind("invisible character (U+D83D)", "%s\ud83d"),
        kind("invisible character (U+E0020)", "%s\udb40\udc20"),
        kind(
            "has leading or trailing white space, or contains a control character: remove it",
            " %s",
            "%s\t",
            "%s\n",
            "%s\r\n",
            "\u2003%s",
            "%s\u3000",
            "a\u0000%s",
            "a\u0085%s",
            "%s\u2028"),
        kind(
            "contains a name and a value: write only the value",
            "CAF_CLIENT_SECRET=%s",
            "export CAF_CLIENT_SECRET=%s",
            "set CAF_CLIENT_SECRET=%s",
            "$env:CAF_CLIENT_SECRET=%s",
            "CAF_CLIENT = %s",
            "verified-response.caf.secret=%s",
            "-Dverified-response.caf.secret=%s",
            "clientSecret=%s",
            "api_key=%s",
            "CAF_CLIENT_SECRET: %s",
            "clientSecret: %s",
            "CAF_CLIENT_SECRET='%s'",
            "Bearer %s",
            "basic %s"),
        kind(
            "is JSON: write only the value in it",
            "{\"secret\":\"%s\"}",
            "{ \"secret\" : \"%s\" }",
            "{\n  \"secret\": \"%s\"\n}\n",
            "[\"%s\"]",
            "[ \"%s\", \"b\" ]",
            "[{\"secret\":\"%s\"}]"),
        kind("contains an unresolved ${", "${%s}", "${env:%s}", "a${%s", "${{ secrets.%s }}"),
        kind(
            "a placeholder that was not replaced",
            "#{%s}",
            "#{systemProperties['%s']}",
            "#{%s}#",
            "@caf.client.secret.of.a.deployment@",
            "%%CAF_CLIENT_SECRET_OF_A_DEPLOYMENT%%",
            "%%{%s}",
            "%%(%s)s",
            "$(%s)",
            "$(cat /run/secrets/%s)",
            "$CAF_CLIENT_SECRET_OF_A_DEPLOYMENT",
            "{{%s}}",
            "{{ %s }}",
            "prefix-{{ %s }}-suffix",
            "[[%s]]",
            "((%s))",
            "{%s}",
            "<%s>",
            "<your secret of thirty-two bytes>",
            "<%%= %s %%>",
            "__CAF_CLIENT_SECRET_OF_A_DEPLOYMENT__",
            "!Ref CafClientSecretOfADeployment",
            "!vault | %s"),
        kind(
            "is a reference or an encrypted value that no tool has resolved",
            "vault:%s",
            "vault:secret/data/caf#%s",
            "ref+vault://%s",
            "op://vault/%s/password",
            "secretref:%s",
            "secretRef:%s",
            "kubernetes.secretKeyRef:%s",
            "arn:aws:secretsmanager:eu-west-1:123456789012:secret:%s",
            "arn:aws-cn:ssm:cn-north-1:123456789012:parameter/%s",
            "projects/x/secrets/%s",
            "projects/x/secrets/%s/versions/latest",
            "https://x.vault.azure.net/secrets/%s",
            "@Microsoft.KeyVault(SecretUri=%s)",
            "secret/data/caf/%s",
            "azure-keyvault:%s",
            "aws.secretsmanager:%s",
            "env:%s",
            "file:/run/secrets/%s",
            "ENC(%s)",
            "ENC[AES256_GCM,data:%s]",
            "enc(%s)",
            "{cipher}%s",
            "{xor}%s",
            "{aes}%s",
            "$ANSIBLE_VAULT;1.1;AES256%s"),
        kind(
            "is the path of a file: write it as secret-file",
            "/run/secrets/%s",
            "/var/run/secrets/%s",
            "C:\\secrets\\%s"),
        kind(
            "is a key in PEM or SSH form",
            "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n",
            "-----BEGIN PRIVATE KEY-----%s",
            "-----BEGIN CERTIFICATE-----\\n%s",
            "ssh-ed25519 %s"),
        kind(
            "is a public key, so anyone could sign with it",
            "whpk_%s",
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE%s",
            "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIB%s",
            "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKB%s",
            "MIGbMBAGByqGSM49AgEGBSuBBAAjA4GGAAQA%s",
            "MCowBQYDK2VwAyEA%s"));
  }

  private static Object[] kind(String problem, String... forms) {
    return new Object[] {problem, forms};
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pastedWrongly")
  void whatCannotBeASecretIsRefusedWithTheFix(String problem, String[] forms) {
    for (String form : forms) {
      String text = form.formatted(SECRET);

      assertThatThrownBy(() -> Secret.of("the.setting", text))
          .as(form)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("the.setting ")
          .hasMessageContaining(problem);
      assertThat(catchThrowable(() -> Secret.ofShort("the.setting", text))).as(form).isNotNull();
      assertThat(catchThrowable(() -> Secret.ofSample("the.setting", text))).as(form).isNotNull();
    }
  }

  /** Whatever is wrong with it, and whatever it says, the text is in no message. */
  @Test
  void noMessageShowsAnyPartOfTheText() {
    pastedWrongly()
        .flatMap(row -> Stream.of((String[]) row[1]))
        .map(form -> form.formatted(SECRET))
        .map(text -> catchThrowable(() -> Secret.of("the.setting", text)))
        .forEach(
            refusal -> {
              assertThat(refusal).hasNoCause();
              for (int i = 0; i + 8 <= SECRET.length(); i++) {
                assertThat(refusal.toString()).doesNotContain(SECRET.substring(i, i + 8));
              }
            });
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "a-string-secret-at-least-256-bits-long",
        "a-valid-string-secret-that-is-at-least-512-bits-long-which-is-very-long",
        "your-512-bit-secret-0123456789-and-more-secret",
        "404E635266556A586E3272357538782F413F4428472B4B6250645367566B5970",
        "demo-only-caf-client-secret-0123456789",
        "00000000000000000000000000000000",
        "ffffffffffffffffffffffffffffffff",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "deadbeefdeadbeefdeadbeefdeadbeef",
        "abcabcabcabcabcabcabcabcabcabcabcabc",
        "secretsecretsecretsecretsecretsecret",
        "01234567890123456789012345678901",
        "12345678901234567890123456789012",
        "0123456789abcdef0123456789abcdef",
        "98765432109876543210987654321098",
        "abcdefghijklmnopqrstuvwxyz123456",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345",
        "qwertyuiopasdfghjklzxcvbnmqwertyui",
        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "please-change-me-please-and-soon-now",
        "this-is-a-placeholder-of-some-length",
        "enter your client secret here, all of it"
      })
  void aSampleOfFullLengthIsRefused(String text) {
    assertThatThrownBy(() -> Secret.of("s", text))
        .hasMessage("s is a sample value: set it to the secret that the vendor gave you");
  }

  @Test
  void aSampleIsTakenWhereTheCodeSaysSo() {
    String printed = "a-string-secret-at-least-256-bits-long";

    assertThat(Secret.ofSample("s", printed).isShort()).isFalse();
    assertThatThrownBy(() -> Secret.ofSample("s", "x".repeat(15)))
        .hasMessageContaining("is shorter than 16 bytes");
  }

  /** As vendors of the table hand them out, and as people choose them. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "whsec_9Jx2mQ4vT7yB1nK5rW8zC3uE6hG0pLsA",
        "whsec_9Jx2mQ4vT7yB1nK5rW8zC3uE6hG0pLsAvQ4vT7yB1nK=",
        "sk_live_51H9xQmT7vB2nK4rW8zC3uE6hG0pLsAJd",
        "8d1f0c3b7a9e4f2586d0b1c7e3a9f4d2",
        "9f2c7a1be04d8365f9a1c2d37b6e5f80419dc3a2b5e7f6089a1d4c3b2e5f7a60",
        "9F2C7A1BE04D8365F9A1C2D37B6E5F80419DC3A2B5E7F6089A1D4C3B2E5F7A60",
        "6812345907:AAHk3Lq9ZxV1bT7cW2mN5pR8sD4fG6hJ0kQ",
        "3vQm9Kx7Tz2Lw8Rb5Nc1Hd6Jf4Gs0PaYeUiOqWlZxCv=",
        "3vQm9Kx7Tz2Lw8Rb5Nc1Hd6Jf4Gs0PaYeUiOqWlZxA==",
        "/vQm9Kx/Tz2Lw8Rb5+c1Hd6Jf4Gs0PaYeUi/qWlZxCv=",
        "key9Kx7Tz2Lw8Rb5Nc1Hd6JsecretPaYeUiOqWlZxCv=",
        "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        "a%7Bf$9#k@2m<4q>6&8!z^c*e(h)j_l+n=p",
        "<4q>6&8!z^c*e(h)j_l+n=pa%7Bf$9#k@2m",
        "%7Bf$9#k@2m<4q>6&8!z^c*e(h)j_l+n=p%x",
        "@2m<4q>6&8!z^c*e(h)j_l+n=pa%7Bf$9#k!",
        "$9#k@2m<4q>6&8!z^c*e(h)j_l+n=pa%7Bf$",
        "#k@2m<4q>6&8!z^c*e(h)j_l+n=pa%7Bf$9#",
        "{2m<4q>6&8!z^c*e(h)j_l+n=pa%7Bf$9#k@",
        "\"q>6&8!z^c*e(h)j_l+n=pa%7Bf$9#k@2m<4",
        "it's the vendor's own long passphrase",
        "wbhsec_018f2a3b-4c5d-7e6f-8a9b-0c1d2e3f4a5b",
        "gr\u00fc\u00dfe-aus-m\u00fcnchen-und-k\u00f6ln-2026-x9",
        "\u79d8\u5bc6\u306e\u6587\u5b57\u5217\u3067\u3059\u304b\u3089\u3001\u8ab0\u306b\u3082",
        "caf+leak/test=client&secret%\u00fc-0123456789"
      })
  void aGenuineSecretIsTaken(String text) {
    assertThat(Secret.of("s", text).name()).isEqualTo("s");
  }

  /** Not one of many that are drawn as vendors draw them; from the same seed each time. */
  @Test
  void aRandomSecretIsTakenInEveryForm() {
    Random random = new Random(20261129);
    for (int i = 0; i < RANDOM_SECRETS; i++) {
      byte[] key = new byte[24 + random.nextInt(41)];
      random.nextBytes(key);
      assertTaken(HexFormat.of().formatHex(key));
      assertTaken(HexFormat.of().withUpperCase().formatHex(key));
      assertTaken(Base64.getEncoder().encodeToString(key));
      assertTaken(Base64.getUrlEncoder().withoutPadding().encodeToString(key));
      assertTaken("whsec_" + Base64.getEncoder().encodeToString(key));
    }
  }

  private static void assertTaken(String text) {
    assertThat(catchThrowable(() -> Secret.of("s", text))).as(text).isNull();
  }
}
