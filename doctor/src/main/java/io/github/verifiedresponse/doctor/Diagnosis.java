package io.github.verifiedresponse.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What {@link Doctor#examine} found out. No secret, signature or payload is in it. */
public sealed interface Diagnosis {

  /**
   * {@return the names of the mistakes, up to four} Where nothing is known to be wrong, and where
   * nothing known explains it, there are none.
   */
  default List<String> names() {
    return List.of();
  }

  /** {@return the same for people, in ten lines at most} */
  List<String> lines();

  /** The signature fits as it is, and the verifier accepts the request. */
  record Fits() implements Diagnosis {
    @Override
    public List<String> lines() {
      return List.of("The signature fits, and the verifier accepts the request as it is.");
    }
  }

  /**
   * The signature fits when these mistakes are undone.
   *
   * @param faults the mistakes, each of them needed
   */
  record Explained(List<Fault> faults) implements Diagnosis {
    private static final int MOST = 3;

    /** Copies the list. */
    public Explained {
      faults = List.copyOf(faults);
    }

    @Override
    public List<String> names() {
      return faults.stream().map(Fault::name).toList();
    }

    @Override
    public List<String> lines() {
      List<String> lines = new ArrayList<>();
      lines.add("The signature is genuine. The request is refused because of:");
      for (Fault fault : faults.subList(0, Math.min(MOST, faults.size()))) {
        lines.add(fault.name());
        lines.add("  " + fault.diagnosis());
        lines.add("  Fix: " + fault.fix());
      }
      return lines;
    }

    /** Shows the names. */
    @Override
    public String toString() {
      return names().stream().collect(Collectors.joining(" and ", "Explained[", "]"));
    }
  }

  /**
   * No mistake that is known makes the signature fit: a forgery, another account's secret, or a
   * change that nothing can undo.
   *
   * @param remark what the verifier says about the request as it is
   * @param isComplete whether content and signature were found, and only did not fit
   */
  record Unexplained(String remark, boolean isComplete) implements Diagnosis {
    private static final String COMPARE =
        "compare the secret with the vendor's console (account, environment, product), and record"
            + " the request before any code reads it.";
    private static final String LOOK =
        "see that the request has all of its headers, and that --carrier says where the result is,"
            + " as your verifier's carrier does (json:/POINTER, header:NAME, …).";

    @Override
    public List<String> lines() {
      return List.of(
          "No known mistake makes the signature fit.",
          "  As it is, the request is refused: " + remark + ".",
          "  Fix: " + (isComplete ? COMPARE : LOOK));
    }
  }
}
