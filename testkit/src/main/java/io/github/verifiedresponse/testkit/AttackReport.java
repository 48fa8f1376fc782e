package io.github.verifiedresponse.testkit;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What an endpoint did with each attack.
 *
 * @param findings one for each attack, in order
 */
public record AttackReport(List<Finding> findings) {

  /** What came of an attack. */
  public enum Result {
    /** The endpoint did right. */
    WITHSTOOD,
    /** It got through, or the genuine request did not. */
    FAILED,
    /** It was not tried, and so says nothing. */
    NOT_APPLICABLE
  }

  /**
   * One attack.
   *
   * @param detail what was answered, or why it was not tried
   */
  public record Finding(Attack attack, Result result, String detail) {

    /** Shows one line of the report. */
    @Override
    public String toString() {
      String line = result + " " + attack + ": " + attack.title() + ": " + detail;
      return result == Result.FAILED ? line + "; " + attack.fix() : line;
    }
  }

  /** Copies the findings. */
  public AttackReport {
    findings = List.copyOf(findings);
  }

  /** {@return the attacks that failed the endpoint} */
  public List<Attack> failed() {
    return findings.stream()
        .filter(finding -> finding.result() == Result.FAILED)
        .map(Finding::attack)
        .toList();
  }

  /** Shows the report, one line an attack. */
  @Override
  public String toString() {
    return findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
  }
}
