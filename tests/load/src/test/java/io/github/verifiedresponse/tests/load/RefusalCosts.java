package io.github.verifiedresponse.tests.load;

import io.github.verifiedresponse.VerificationListener;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * The processor time of a server's threads: before a filter has decided, in all that it does, and
 * in what writes the log.
 */
final class RefusalCosts implements AutoCloseable {
  private static final Logger HOUSE = Logger.getLogger("io.github.verifiedresponse");
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final FileLog log;
  private final ThreadLocal<Long> begun = ThreadLocal.withInitial(() -> 0L);
  private final LongAdder requests = new LongAdder();
  private final LongAdder checks = new LongAdder();
  private final LongAdder filters = new LongAdder();

  private RefusalCosts(FileLog log) {
    this.log = log;
  }

  /** Logs into a file, as the JDK's logging does where no one says otherwise, and no more. */
  static RefusalCosts logTo(Path file) throws IOException {
    FileLog log = new FileLog(file);
    HOUSE.setUseParentHandlers(false);
    HOUSE.addHandler(log);
    return new RefusalCosts(log);
  }

  private static final class FileLog extends Handler {
    private final FileHandler file;
    private final LongAdder nanos = new LongAdder();

    private FileLog(Path path) throws IOException {
      file = new FileHandler(path.toString());
      file.setFormatter(new SimpleFormatter());
    }

    @Override
    public void publish(LogRecord line) {
      long before = THREADS.getCurrentThreadCpuTime();
      file.publish(line);
      nanos.add(THREADS.getCurrentThreadCpuTime() - before);
    }

    @Override
    public void flush() {
      file.flush();
    }

    @Override
    public void close() {
      file.close();
    }
  }

  /** Goes before the filter that decides. */
  Filter filter() {
    return (request, response, chain) -> {
      long before = THREADS.getCurrentThreadCpuTime();
      begun.set(before);
      chain.doFilter(request, response);
      filters.add(THREADS.getCurrentThreadCpuTime() - before);
      requests.increment();
    };
  }

  /** Is told when a request was judged, before that is logged. */
  VerificationListener listener() {
    return event -> checks.add(THREADS.getCurrentThreadCpuTime() - begun.get());
  }

  /** Of the warm-up. */
  void forget() {
    log.nanos.reset();
    requests.reset();
    checks.reset();
    filters.reset();
  }

  int requests() {
    return requests.intValue();
  }

  long checkMillis() {
    return TimeUnit.NANOSECONDS.toMillis(checks.sum());
  }

  long filterMillis() {
    return TimeUnit.NANOSECONDS.toMillis(filters.sum());
  }

  long logMillis() {
    return TimeUnit.NANOSECONDS.toMillis(log.nanos.sum());
  }

  @Override
  public void close() {
    HOUSE.removeHandler(log);
    log.close();
    HOUSE.setUseParentHandlers(true);
  }
}
