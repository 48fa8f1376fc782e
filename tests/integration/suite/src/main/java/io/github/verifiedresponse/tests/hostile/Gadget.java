package io.github.verifiedresponse.tests.hostile;

/** A class that payloads name. Nobody makes one; who does so leaves a mark. */
public final class Gadget {
  /** The system property that is the mark. */
  public static final String MARK = "verified-response.tests.gadget";

  /** Leaves the mark. */
  public Gadget() {
    System.setProperty(MARK, "made");
  }
}
