package io.github.verifiedresponse.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.RejectedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
  private static final InboundMessage ANY_MESSAGE = TestMessage.get("/").build();

  @Test
  void holdsFromOneToFourSecretsInOrder() throws RejectedException {
    Secret[] four = {secret(1), secret(2), secret(3), secret(4)};

    assertThat(Keys.of(four).secrets(ANY_MESSAGE)).containsExactly(four);
    assertThat(Keys.of(four[0]).secrets(ANY_MESSAGE)).containsExactly(four[0]);
  }

  @Test
  void refusesNoSecretAndFive() {
    assertRefused("between one and 4 active secrets");
    assertRefused(
        "between one and 4 active secrets", secret(1), secret(2), secret(3), secret(4), secret(5));
  }

  @Test
  @DisplayName("AT-049 refuses a secret that ends with another")
  void refusesASecretThatEndsWithAnother() {
    Secret shorter = Secret.ofShort("the shorter", "the-shorter-secret");
    Secret longer = Secret.ofShort("the longer", "x-the-shorter-secret");

    assertRefused("the longer ends with the shorter: use independent secrets", shorter, longer);
    assertRefused("the longer ends with the shorter", longer, shorter);
  }

  @Test
  void refusesTheSameSecretTwice() {
    assertRefused("independent", secret(1), secret(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n"})
  void readsASecretOutOfAFile(String end, @TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("secret"), TestVendor.CAF_SECRET + end);

    assertThat(only(Keys.file(file)).sameAs(TestVendor.caf().secret())).isTrue();
    assertThat(only(Keys.file(file)).name()).isEqualTo("file " + file);
  }

  @Test
  void dropsOneFinalLineBreakOnly(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), TestVendor.CAF_SECRET + "\n\n");

    assertThatThrownBy(() -> Keys.file(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("file " + file + " has leading or trailing white space")
        .hasMessageNotContaining(TestVendor.CAF_SECRET);
  }

  @Test
  void refusesAFileThatIsMissingTooLargeOrNoText(@TempDir Path folder) throws IOException {
    Path missing = folder.resolve("missing");
    Path large = Files.writeString(folder.resolve("large"), "x".repeat(8 * 1024 + 1));
    Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xFF, (byte) 0xFE});
    Path latin = Files.writeString(folder.resolve("latin"), "\u00e9", StandardCharsets.ISO_8859_1);

    assertFileRefused(missing, "cannot be read as UTF-8 text: check its path and permissions");
    assertFileRefused(large, "is too large for a secret");
    assertFileRefused(binary, "cannot be read as UTF-8 text");
    assertFileRefused(latin, "cannot be read as UTF-8 text");
  }

  @Test
  void readsASecretOutOfTheEnvironment() {
    String path = System.getenv("PATH");
    assumeTrue(path != null && path.startsWith("/usr/"));

    assertThat(Secrets.environment("PATH")).isEqualTo(path);
    assertThatThrownBy(() -> Keys.environment("PATH"))
        .hasMessage(
            "environment variable PATH is the path of a file: write it as secret-file, or write the"
                + " actual secret");
  }

  @Test
  void namesTheEnvironmentVariableThatIsNotSet() {
    assertThatThrownBy(() -> Keys.environment("VR_TEST_NO_SUCH_VARIABLE"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "environment variable VR_TEST_NO_SUCH_VARIABLE is not set: set it to the vendor's"
                + " secret");
  }

  private static Secret only(KeySource keys) throws RejectedException {
    assertThat(keys.secrets(ANY_MESSAGE)).hasSize(1);
    return keys.secrets(ANY_MESSAGE).get(0);
  }

  private static Secret secret(int number) {
    return Secret.of("secret " + number, "a-secret-of-this-test-that-is-long-enough-" + number);
  }

  private static void assertRefused(String message, Secret... secrets) {
    assertThatThrownBy(() -> Keys.of(secrets))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static void assertFileRefused(Path file, String message) {
    assertThatThrownBy(() -> Keys.file(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("file " + file + " " + message);
  }
}
