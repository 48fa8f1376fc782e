package io.github.verifiedresponse.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("AT-182 secrets change while requests flow")
class RotationTest {
  private static final String FIRST = "first-secret-0123456789-0123456789-0123456789";
  private static final String SECOND = "second-secret-9876543210-9876543210-9876543210";

  private static final String THIRD = "third-secret-5555555555-5555555555-5555555555";
  private static final Duration OVERLAP = Duration.ofMinutes(10);

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
    WatchedFile watched = watch(file, Duration.ZERO);
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
    WatchedFile watched = watch(file, Duration.ZERO);
    Path next = Files.createSymbolicLink(directory.resolve("..next"), two.getParent());
    Files.move(next, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

    aSecondLater();

    assertIs(watched, SECOND);
  }

  @Test
  void aChangeThatIsNoSecretChangesNothing() throws IOException, RejectedException {
    Path file = Files.writeString(directory.resolve("secret"), FIRST);
    WatchedFile watched = watch(file, Duration.ZERO);

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
  void whatAFileHeldBeforeIsAcceptedForTheOverlap() throws IOException, RejectedException {
    Path file = Files.writeString(directory.resolve("secret"), FIRST);
    WatchedFile watched = watch(file, OVERLAP);

    replace(file, SECOND);
    aSecondLater();
    assertAre(watched, SECOND, FIRST);

    nanos.addAndGet(OVERLAP.minusSeconds(2).toNanos());
    assertAre(watched, SECOND, FIRST);
    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    assertIs(watched, SECOND);
  }

  @Test
  void theOverlapGoesOnWhenTheFileIsWrittenAgainWithTheSame() throws Exception {
    Path file = Files.writeString(directory.resolve("secret"), FIRST);
    WatchedFile watched = watch(file, OVERLAP);
    replace(file, SECOND);
    aSecondLater();
    assertAre(watched, SECOND, FIRST);

    replace(file, SECOND + "\n");
    aSecondLater();

    assertAre(watched, SECOND, FIRST);
  }

  @Test
  void aSecondChangeEndsTheOverlapOfTheFirst() throws Exception {
    Path file = Files.writeString(directory.resolve("secret"), FIRST);
    WatchedFile watched = watch(file, OVERLAP);
    replace(file, SECOND);
    aSecondLater();
    assertAre(watched, SECOND, FIRST);

    replace(file, THIRD);
    aSecondLater();

    assertAre(watched, THIRD, SECOND);
  }

  /** Nobody asked while it changed: what went long ago, perhaps got out, counts no more. */
  @Test
  void theOverlapBeginsWithTheChangeAndNotWithTheNextRequest() throws Exception {
    Path file = Files.writeString(directory.resolve("secret"), FIRST);
    WatchedFile watched = watch(file, OVERLAP);
    replace(file, SECOND);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    nanos.addAndGet(Duration.ofHours(3).toNanos());

    assertIs(watched, SECOND);
  }

  @Test
  void theOverlapHoldsForAFileThatWasWrittenLongBeforeItWasPutInPlace() throws Exception {
    Path file = Files.writeString(directory.resolve("secret"), FIRST);
    WatchedFile watched = watch(file, OVERLAP);
    aSecondLater();
    assertIs(watched, FIRST);
    replace(file, SECOND);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(2))));

    aSecondLater();

    assertAre(watched, SECOND, FIRST);
  }

  @Test
  void ofTwoThatEndAlikeTheNewOneCountsAlone() throws Exception {
    Path file = Files.writeString(directory.resolve("secret"), FIRST);
    WatchedFile watched = watch(file, OVERLAP);

    replace(file, "longer-" + FIRST);
    aSecondLater();

    assertIs(watched, "longer-" + FIRST);
  }

  @Test
  void anOverlapIsAWeekAtMost() throws Exception {
    Path file = Files.writeString(directory.resolve("secret"), FIRST);

    assertThatThrownBy(() -> Keys.file(file, Duration.ofDays(8)))
        .hasMessageContaining("between PT0S and P7D");
    assertThatThrownBy(() -> Keys.fileWithShortSecret(file, Duration.ofSeconds(-1)))
        .hasMessageContaining("between PT0S and P7D");
  }

  @Test
  void thePreviousSecretMayBeStagedAsTheCurrentOne() throws Exception {
    TestClock clock = TestClock.at(Instant.parse("2026-11-30T00:00:00Z"));
    Path file = Files.writeString(directory.resolve("current"), FIRST);
    Path going = Files.writeString(directory.resolve("previous"), FIRST);
    KeySource rotating =
        Keys.rotating(
            watch(file, Duration.ZERO),
            watch(going, Duration.ZERO),
            Instant.parse("2026-12-01T00:00:00Z"),
            clock);
    assertIs(rotating, FIRST);

    replace(file, SECOND);
    aSecondLater();

    assertAre(rotating, SECOND, FIRST);
    Secret staged = Secret.of("staged", FIRST);
    assertThat(
            secrets(
                Keys.rotating(
                    Keys.of(Secret.of("current", FIRST)), staged, clock.instant(), clock)))
        .hasSize(1);
  }

  /**
   * Two nodes see the change of their file at other times than the vendor makes it, before or
   * after: whatever the vendor signs, both accept.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 20, 40, 59})
  void twoNodesAcceptWhatTheVendorSignsWheneverItChanges(int vendorChangesAt) throws Exception {
    Path file = Files.writeString(directory.resolve("current"), FIRST);
    Path staged = Files.writeString(directory.resolve("previous"), SECOND);
    List<KeySource> nodes = List.of(node(file, staged), node(file, staged));

    for (int second = 0; second < 60; second++) {
      if (second == 20) {
        replace(file, SECOND);
      }
      if (second == 30) {
        replace(staged, FIRST);
      }
      aSecondLater();
      String signs = second < vendorChangesAt ? FIRST : SECOND;
      for (KeySource node : nodes) {
        assertThat(secrets(node))
            .as("second %s", second)
            .anyMatch(Secret.of("the vendor's", signs)::sameAs);
      }
    }
  }

  private KeySource node(Path file, Path staged) {
    return Keys.rotating(
        watch(file, OVERLAP),
        watch(staged, OVERLAP),
        Instant.MAX,
        TestClock.at(Instant.parse("2026-11-30T00:00:00Z")));
  }

  @Test
  void anUnreadableFileIsRefusedAtStart() {
    assertThatThrownBy(() -> Keys.file(directory.resolve("absent")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be read");
  }

  private WatchedFile watch(Path file, Duration overlap) {
    return new WatchedFile(file, Secret::of, overlap, Duration.ofHours(1), nanos::get);
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

  private static void assertAre(KeySource source, String... texts) throws RejectedException {
    assertThat(secrets(source))
        .usingElementComparator((one, other) -> one.sameAs(other) ? 0 : 1)
        .containsExactly(
            Stream.of(texts).map(text -> Secret.of("same", text)).toArray(Secret[]::new));
  }

  private static List<Secret> secrets(KeySource source) throws RejectedException {
    return source.secrets(TestMessage.get("/").build());
  }
}
