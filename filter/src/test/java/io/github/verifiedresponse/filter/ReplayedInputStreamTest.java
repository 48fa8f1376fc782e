package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;

import io.github.verifiedresponse.message.Content;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplayedInputStreamTest {
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final ServletInputStream stream = of("body");

  private ServletInputStream of(String body) {
    return new ReplayedInputStream(Content.ofText(body), tasks::add);
  }

  /** Does what a container's thread would. */
  private void runTasks() {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }

  @Test
  void givesTheBytesOneByOne() throws IOException {
    assertThat(stream.read()).isEqualTo('b');
    assertThat(stream.available()).isEqualTo(3);
    assertThat(stream.isFinished()).isFalse();
    assertThat(stream.readNBytes(2)).asString().isEqualTo("od");
    assertThat(stream.isFinished()).isFalse();
    assertThat(stream.read()).isEqualTo('y');
    assertThat(stream.read()).isEqualTo(-1);
  }

  @Test
  void givesTheBytesAtOnce() throws IOException {
    byte[] target = new byte[10];

    assertThat(stream.read(target, 2, 8)).isEqualTo(4);
    assertThat(new String(target, 2, 4, StandardCharsets.UTF_8)).isEqualTo("body");
    assertThat(stream.read(target, 0, 10)).isEqualTo(-1);
    assertThat(stream.available()).isZero();
  }

  @Test
  void isAlwaysReadyAndFinishedAfterTheLastByte() throws IOException {
    assertThat(stream.isReady()).isTrue();
    assertThat(stream.readNBytes(4)).hasSize(4);

    assertThat(stream.isFinished()).isTrue();
    assertThat(stream.isReady()).isTrue();
  }

  @Test
  void isFinishedAtOnceWithoutABody() throws IOException {
    ServletInputStream empty = of("");

    assertThat(empty.isFinished()).isTrue();
    assertThat(empty.read()).isEqualTo(-1);
  }

  @Test
  void bothersNoContainerWithoutAListener() throws IOException {
    assertThat(stream.readAllBytes()).hasSize(4);

    assertThat(tasks).isEmpty();
  }

  @Test
  void callsItsListenerOnTheContainersThreadOnly() {
    RecordingListener listener = new RecordingListener(stream, 4);
    stream.setReadListener(listener);
    assertThat(listener.calls()).isEmpty();

    runTasks();

    assertThat(listener.calls()).containsExactly("available", "body", "all read");
  }

  @Test
  void tellsTheEndOnceAlsoWhenTheListenerReadsOn() {
    RecordingListener listener = new RecordingListener(stream, 100);
    stream.setReadListener(listener);

    runTasks();

    assertThat(listener.calls()).containsExactly("available", "body", "all read");
  }

  @Test
  void tellsTheEndOnceWhenTheRestIsReadLater() throws IOException {
    RecordingListener listener = new RecordingListener(stream, 1);
    stream.setReadListener(listener);
    runTasks();
    assertThat(listener.calls()).containsExactly("available", "b");

    assertThat(stream.read()).isEqualTo('o');
    runTasks();
    assertThat(listener.calls()).hasSize(2);

    assertThat(stream.readAllBytes()).asString().isEqualTo("dy");
    assertThat(stream.read()).isEqualTo(-1);
    runTasks();
    assertThat(listener.calls()).containsExactly("available", "b", "all read");
  }

  @Test
  void leavesItToTheContainerWhenAnotherThreadReadsTheRestMeanwhile() {
    List<String> told = new ArrayList<>();
    stream.setReadListener(new HandsOver(told, this::readOnAnotherThread));

    tasks.remove().run();
    assertThat(told).as("a dispatch may have begun").containsExactly("available");

    runTasks();
    assertThat(told).containsExactly("available", "all read");
  }

  /** Lets others read. */
  private record HandsOver(List<String> told, RecordingListener.Work reading)
      implements ReadListener {
    @Override
    public void onDataAvailable() throws IOException {
      told.add("available");
      reading.run();
    }

    @Override
    public void onAllDataRead() {
      told.add("all read");
    }

    @Override
    public void onError(Throwable t) {
      told.add("error " + t.getMessage());
    }
  }

  private void readOnAnotherThread() throws IOException {
    Thread dispatched =
        new Thread(() -> assertThatCode(stream::readAllBytes).doesNotThrowAnyException());
    dispatched.start();
    try {
      dispatched.join();
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }

  @Test
  void asksTheContainerForNothingMoreOnceTheEndWasTold() throws IOException {
    stream.setReadListener(new RecordingListener(stream, 4));
    runTasks();

    assertThat(stream.read()).isEqualTo(-1);
    assertThat(tasks).isEmpty();
  }

  @Test
  void tellsNoEndThatWasNotReached() {
    RecordingListener listener = new RecordingListener(stream, 3);
    stream.setReadListener(listener);

    runTasks();

    assertThat(listener.calls()).containsExactly("available", "bod");
  }

  @Test
  void tellsTheEndOfAnEmptyBodyAlone() {
    ServletInputStream empty = of("");
    RecordingListener listener = new RecordingListener(empty, 1);
    empty.setReadListener(listener);

    runTasks();

    assertThat(listener.calls()).containsExactly("all read");
  }

  @Test
  void tellsTheEndOnceWhenAllWasReadBeforeThereWasAListener() throws IOException {
    assertThat(stream.readAllBytes()).hasSize(4);
    RecordingListener listener = new RecordingListener(stream, 1);
    stream.setReadListener(listener);

    runTasks();

    assertThat(listener.calls()).containsExactly("all read");
  }

  @ParameterizedTest
  @MethodSource("failures")
  void tellsTheListenerOfItsOwnFailure(RecordingListener.Work failure) {
    RecordingListener listener = new RecordingListener(stream, 1).atData(failure);
    stream.setReadListener(listener);

    runTasks();

    assertThat(listener.calls()).containsExactly("available", "error disk");
  }

  @ParameterizedTest
  @MethodSource("failures")
  void tellsTheListenerOfItsOwnFailureAtTheEnd(RecordingListener.Work failure) {
    RecordingListener listener = new RecordingListener(stream, 4).atEnd(failure);
    stream.setReadListener(listener);

    runTasks();

    assertThat(listener.calls()).containsExactly("available", "body", "all read", "error disk");
  }

  static Stream<Named<RecordingListener.Work>> failures() {
    return Stream.of(
        named(
            "IOException",
            () -> {
              throw new IOException("disk");
            }),
        named(
            "RuntimeException",
            () -> {
              throw new IllegalStateException("disk");
            }));
  }

  @Test
  void tellsNoEndAfterAnError() throws IOException {
    RecordingListener listener =
        new RecordingListener(stream, 1)
            .atData(
                () -> {
                  throw new IOException("disk");
                });
    stream.setReadListener(listener);
    runTasks();

    assertThat(stream.readAllBytes()).hasSize(4);
    runTasks();
    assertThat(listener.calls()).containsExactly("available", "error disk");
  }

  @Test
  void takesOneListener() {
    stream.setReadListener(new RecordingListener(stream, 1));

    assertThatThrownBy(() -> stream.setReadListener(new RecordingListener(stream, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a read listener is already set");
  }

  @Test
  @SuppressWarnings("NullAway") // a caller in unchecked code
  void takesNoNull() {
    assertThatThrownBy(() -> stream.setReadListener(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("readListener");
  }

  @Test
  void takesNoListenerWhereTheContainerStartsNoTask() {
    ServletInputStream synchronous =
        new ReplayedInputStream(
            Content.ofText("body"),
            task -> {
              throw new IllegalStateException("not asynchronous");
            });

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> synchronous.setReadListener(new RecordingListener(synchronous, 1)))
          .as("the refused one is forgotten")
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("not asynchronous");
    }
  }
}
