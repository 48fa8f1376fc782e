package io.github.verifiedresponse.tests.boot;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/**
 * What Spring Boot prints in place of a stack trace; named in {@code META-INF/spring.factories}.
 */
final class Reports implements FailureAnalysisReporter {
  private static final List<String> ALL = new CopyOnWriteArrayList<>();

  @Override
  public void report(FailureAnalysis analysis) {
    ALL.add(analysis.getDescription());
  }

  static void forget() {
    ALL.clear();
  }

  static List<String> all() {
    return List.copyOf(ALL);
  }
}
