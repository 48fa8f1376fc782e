package io.github.verifiedresponse.filter;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads up to some bytes when it is told that there are any, and remembers its calls. */
final class RecordingListener implements ReadListener {
  private final List<String> calls = new ArrayList<>();
  private final ServletInputStream stream;
  private final int most;
  private Work atData = () -> {};
  private Work atEnd = () -> {};

  RecordingListener(ServletInputStream stream, int most) {
    this.stream = stream;
    this.most = most;
  }

  RecordingListener atData(Work work) {
    atData = work;
    return this;
  }

  RecordingListener atEnd(Work work) {
    atEnd = work;
    return this;
  }

  List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public void onDataAvailable() throws IOException {
    calls.add("available");
    atData.run();
    calls.add(new String(stream.readNBytes(most), StandardCharsets.UTF_8));
  }

  @Override
  public void onAllDataRead() throws IOException {
    calls.add("all read");
    atEnd.run();
  }

  @Override
  public void onError(Throwable t) {
    calls.add("error " + t.getMessage());
  }

  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }
}
