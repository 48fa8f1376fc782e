package io.github.verifiedresponse.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.KeySource;
import io.github.verifiedresponse.RejectedException;
import io.github.verifiedresponse.Secret;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("AT-182 secrets change while requests flow")
class RotationTest {
  private static final String FIRST = "first-secret-0123456789-0123456789-0123456789";
  private static final String SECOND = "second-secret-9876543210-9876543210-9876543210";

  @TempDir private Path directory = Path.of("");

  private final AtomicLong nanos = new AtomicLong();

  @Test
  void thePreviousSecretIsAcceptedUntilItsEnd() throws RejectedException {
    TestClock clock = TestClock.at(Instant.parse("2026-11-30T23:59:59Z"));
    Secret current = Secret.of("current", FIRST);
    Secret previous = Secret.of("previous", SECOND);
    KeySource rotating =
        Keys.rotating(Keys.of(current), previous, Instant.parse("2026-12-01T00:00:00Z"), clock);

    assertThat(secrets(rotating)).containsExactly(current, previous);
    clock.move(Duration.ofSeconds(1));
    assertThat(secrets(rotating)).containsExactly(current);
  }

  @Test
  void aFileIsReadAgainWhenItChanges() throws IOException, RejectedException {
    Path file = Files.writeString(directory.resolve("secret"), FIRST + "\n");
    WatchedFile watched = new WatchedFile(file, Secret::of, nanos::get);
    replace(file, SECOND + "\r\n");

    assertIs(watched, FIRST);
    aSecondLater();
    assertIs(watched, SECOND);
  }

  @Test
  void aLinkThatTurnsToAnotherDirectoryIsFollowed() throws IOException, RejectedException {
    Path one =
        Files.writeString(Files.createDirectory(directory.resolve("..1")).resolve("secret"), FIRST);
    Path two =
        Files.writeString(
            Files.createDirectory(directory.resolve("..2")).resolve("secret"), SECOND);
    Path data = Files.createSymbolicLink(directory.resolve("..data"), one.getParent());
    Path file = Files.createSymbolicLink(directory.resolve("secret"), data.resolve("secret"));
    WatchedFile watched = new WatchedFile(file, Secret::of, nanos::get);
    Path next = Files.createSymbolicLink(directory.resolve("..next"), two.getParent());
    Files.move(next, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

    aSecondLater();

    assertIs(watched, SECOND);
  }

  @Test
  void aChangeThatIsNoSecretChangesNothing() throws IOException, RejectedException {
    Path file = Files.writeString(directory.resolve("secret"), FIRST);
    WatchedFile watched = new WatchedFile(file, Secret::of, nanos::get);

    replace(file, "short");
    aSecondLater();
    assertIs(watched, FIRST);

    Files.delete(file);
    aSecondLater();
    assertIs(watched, FIRST);

    replace(file, SECOND);
    aSecondLater();
    assertIs(watched, SECOND);
  }

  @Test
  void anUnreadableFileIsRefusedAtStart() {
    assertThatThrownBy(() -> Keys.file(directory.resolve("absent")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be read");
  }

  private void aSecondLater() {
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
  }

  private static void replace(Path file, String text) throws IOException {
    Path next = Files.writeString(file.resolveSibling("next"), text);
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void assertIs(KeySource source, String text) throws RejectedException {
    assertThat(secrets(source)).singleElement().matches(Secret.of("same", text)::sameAs);
  }

  private static List<Secret> secrets(KeySource source) throws RejectedException {
    return source.secrets(TestMessage.get("/").build());
  }
}
