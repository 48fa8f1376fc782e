package io.github.verifiedresponse.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.Refusals;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a file of a secret may be, and what becomes of the secret when the file goes. */
class WatchedFileTest {
  private static final String FIRST = "first-secret-0123456789-0123456789-0123456789";
  private static final String SECOND = "other-secret-9876543210-9876543210-9876543210";
  private static final Duration GRACE = Duration.ofHours(1);

  @TempDir private Path directory = Path.of("");

  private final AtomicLong nanos = new AtomicLong();

  @Test
  @Timeout(30)
  void aPipeIsRefusedAtOnceAndNothingWaitsForItsWriter() throws Exception {
    Path pipe = directory.resolve("pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);

    assertThatThrownBy(() -> Keys.file(pipe))
        .hasMessage(
            "file %s is not a regular file: write the path of a file that contains the secret",
            pipe);
  }

  @Test
  @Timeout(30)
  void aDeviceAndADirectoryAreRefused() {
    assertThatThrownBy(() -> Keys.file(directory)).hasMessageContaining("is not a regular file");
    Path endless = Path.of("/dev/zero");
    assumeTrue(Files.exists(endless));
    assertThatThrownBy(() -> Keys.file(endless)).hasMessageContaining("is not a regular file");
  }

  /** What a directory of processes shows has no size before it is read. */
  @Test
  void noMoreThanTheBoundIsReadWhateverTheFileSaysOfItsSize() {
    Path symbols = Path.of("/proc/kallsyms");
    assumeTrue(Files.isReadable(symbols));

    assertThatThrownBy(() -> Keys.file(symbols))
        .hasMessageContaining("is too large for a secret: the limit is 8192 bytes");
  }

  @Test
  @Timeout(30)
  void aPipeInThePlaceOfTheFileIsAFileThatIsGone() throws Exception {
    Path file = Files.writeString(directory.resolve("secret"), FIRST);
    WatchedFile watched = watch(file);
    Files.delete(file);
    assumeTrue(new ProcessBuilder("mkfifo", file.toString()).start().waitFor() == 0);

    later(Duration.ofSeconds(1));
    assertIs(watched, FIRST);
    later(GRACE);

    assertThat(reason(watched)).isEqualTo(Reason.UNAVAILABLE);
  }

  @Test
  void aFileOfTheSameSizeAndTimeThatTakesTheOthersPlaceIsNoticed() throws Exception {
    Path file = Files.writeString(directory.resolve("secret"), FIRST);
    FileTime time = Files.getLastModifiedTime(file);
    WatchedFile watched = watch(file);
    assertIs(watched, FIRST);

    Path next = Files.writeString(directory.resolve("next"), SECOND);
    Files.setLastModifiedTime(next, time);
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    later(Duration.ofSeconds(1));

    assertIs(watched, SECOND);
  }

  @Test
  void aFileThatIsWrittenInPlaceAndKeepsSizeAndTimeIsNoticed() throws Exception {
    Path file = Files.writeString(directory.resolve("secret"), FIRST);
    assumeTrue(tellsWhenItWasChanged(file));
    FileTime time = Files.getLastModifiedTime(file);
    WatchedFile watched = watch(file);

    Files.writeString(file, SECOND);
    Files.setLastModifiedTime(file, time);
    later(Duration.ofSeconds(1));

    assertIs(watched, SECOND);
  }

  /** What the file system does not tell, nothing can notice. */
  private static boolean tellsWhenItWasChanged(Path file) throws IOException {
    try {
      return Files.getAttribute(file, "unix:ctime") != null;
    } catch (UnsupportedOperationException notOfAUnix) {
      return false;
    }
  }

  @Test
  void aDeletedFileWarnsAndEndsAfterTheGraceAndCountsAgainWhenItIsBack() throws Exception {
    Path file = Files.writeString(directory.resolve("secret"), FIRST);
    WatchedFile watched = watch(file);
    try (LogCapture log = LogCapture.start()) {
      Files.delete(file);
      later(Duration.ofSeconds(1));
      assertIs(watched, FIRST);
      later(GRACE.minusSeconds(1));
      assertIs(watched, FIRST);
      assertThat(log.lines())
          .containsExactly(
              "WARNING file "
                  + file
                  + " was deleted; its secret is accepted for another PT1H; restore the file");

      later(Duration.ofSeconds(1));
      assertThat(reason(watched)).isEqualTo(Reason.UNAVAILABLE);
      later(Duration.ofDays(1));
      assertThat(reason(watched)).isEqualTo(Reason.UNAVAILABLE);
      assertThat(log.lines())
          .hasSize(2)
          .last()
          .isEqualTo(
              "SEVERE file "
                  + file
                  + " was deleted; its secret is no longer accepted; restore the file");

      Files.writeString(file, FIRST);
      later(Duration.ofSeconds(1));
      assertIs(watched, FIRST);
      assertThat(log.lines()).last().isEqualTo("INFO file " + file + " can be read again");
    }
  }

  @Test
  void aFileThatIsBackWithinTheGraceEndsTheWait() throws Exception {
    Path file = Files.writeString(directory.resolve("secret"), FIRST);
    WatchedFile watched = watch(file);
    Files.delete(file);
    later(Duration.ofSeconds(1));
    assertIs(watched, FIRST);
    Files.writeString(file, FIRST);
    later(Duration.ofSeconds(1));
    assertIs(watched, FIRST);

    later(GRACE.plusDays(1));

    assertIs(watched, FIRST);
  }

  @Test
  void whatHasEndedDoesNotComeBackByAFileThatHoldsNoSecretOrByAnOverlap() throws Exception {
    Path file = Files.writeString(directory.resolve("secret"), FIRST);
    WatchedFile watched = new WatchedFile(file, Secret::of, Duration.ofDays(7), GRACE, nanos::get);
    Files.delete(file);
    later(Duration.ofSeconds(1));
    assertIs(watched, FIRST);
    later(GRACE);
    assertThat(reason(watched)).isEqualTo(Reason.UNAVAILABLE);

    Files.writeString(file, "short");
    for (int look = 0; look < 3; look++) {
      later(Duration.ofSeconds(1));
      assertThat(reason(watched)).isEqualTo(Reason.UNAVAILABLE);
    }
    Files.writeString(file, SECOND);
    later(Duration.ofSeconds(1));

    assertIs(watched, SECOND);
  }

  @Test
  void aPreviousFileThatIsDeletedEndsThePreviousSecretAlone() throws Exception {
    Path current = Files.writeString(directory.resolve("current"), FIRST);
    Path previous = Files.writeString(directory.resolve("previous"), SECOND);
    KeySource rotating =
        Keys.rotating(
            watch(current),
            watch(previous),
            Instant.MAX,
            TestClock.at(Instant.parse("2026-11-30T00:00:00Z")));
    assertThat(secrets(rotating)).hasSize(2);

    Files.delete(previous);
    later(Duration.ofSeconds(1));
    assertThat(secrets(rotating)).hasSize(2);
    later(GRACE);

    assertIs(rotating, FIRST);
  }

  @Test
  void aGraceIsAWeekAtMost() throws Exception {
    Path file = Files.writeString(directory.resolve("secret"), FIRST);

    assertThatThrownBy(() -> Keys.file(file, Duration.ZERO, Duration.ofDays(8)))
        .hasMessage("the grace period of a secret file must be between PT0S and P7D");
    assertThatThrownBy(() -> Keys.fileWithShortSecret(file, Duration.ZERO, Duration.ofSeconds(-1)))
        .hasMessageContaining("between PT0S and P7D");
  }

  private WatchedFile watch(Path file) {
    return new WatchedFile(file, Secret::of, Duration.ZERO, GRACE, nanos::get);
  }

  private void later(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private static Reason reason(KeySource source) {
    return Refusals.reason(() -> secrets(source));
  }

  private static void assertIs(KeySource source, String text) throws RejectedException {
    assertThat(secrets(source)).singleElement().matches(Secret.of("same", text)::sameAs);
  }

  private static List<Secret> secrets(KeySource source) throws RejectedException {
    return source.secrets(TestMessage.get("/").build());
  }
}
