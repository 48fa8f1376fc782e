package io.github.verifiedresponse.boot;

import io.github.verifiedresponse.mistake.ConfigurationException;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the report of all mistakes in place of a stack trace. */
final class ConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<ConfigurationException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, ConfigurationException mistakes) {
    return new FailureAnalysis(
        mistakes.mistakes().stream()
            .map(mistake -> "- " + mistake)
            .collect(
                Collectors.joining("\n", "VerifiedResponse cannot guard the application:\n", "")),
        "Correct each mistake as the message says; docs/errors.md of VerifiedResponse explains the"
            + " codes.",
        mistakes);
  }
}
