package io.github.verifiedresponse.tests.once;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One result and the requests that bring it.
 *
 * @param number with the seed it makes the plan again
 * @param application which of the two applications is asked
 * @param inHeader whether the result is in a header, else in the body
 * @param concurrent whether all are sent at once, else one after the other
 */
record Run(
    int number,
    Endpoint endpoint,
    String application,
    boolean inHeader,
    boolean concurrent,
    Result result,
    List<Send> sends) {
  /** More than a result can be given back. */
  private static final int MOST_SENDS = 8;

  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /** {@return the plan of one run: the same for the same seed and number} */
  static Run planned(long seed, int number) {
    Random random = new Random(seed ^ (number * SPREAD));
    List<Endpoint> endpoints = List.of(Endpoint.values());
    Endpoint endpoint = endpoints.get(random.nextInt(endpoints.size()));
    Result result = Result.of("run-" + number);
    boolean isLong = random.nextInt(20) == 0;
    int count = isLong ? MOST_SENDS : 2 + random.nextInt(3);
    double givesBack = isLong ? 1 : random.nextInt(3) / 2.0;
    List<Send> sends = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Ending ending = endpoint.anyEnding(random);
      boolean says = random.nextDouble() < givesBack && ending.callsHandler();
      String accept = ending.accepts().get(random.nextInt(ending.accepts().size()));
      sends.add(new Send(number + "-" + i, result, ending, says, accept));
    }
    return new Run(
        number,
        endpoint,
        random.nextBoolean() ? FuzzServer.BARE : FuzzServer.PAGES,
        random.nextBoolean(),
        !isLong && random.nextInt(4) == 0,
        result,
        sends);
  }

  /** {@return whether the same result may be sent again when its handler has ended so} */
  boolean givesBack(Send send) {
    // a token in a header comes again with the forward
    boolean usedAgain =
        send.ending().isForwardedByErrorPage()
            && endpoint.verifiesWhatErrorPagesForward()
            && application.equals(FuzzServer.PAGES)
            && inHeader;
    return endpoint.givesBack(send) && !usedAgain;
  }

  @Override
  public String toString() {
    return "run "
        + number
        + ", "
        + endpoint
        + " in "
        + application
        + (inHeader ? ", by header" : ", by body")
        + (concurrent ? ", at once " : ", one after the other ")
        + sends;
  }
}
