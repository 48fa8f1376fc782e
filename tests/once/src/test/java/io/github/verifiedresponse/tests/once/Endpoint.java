package io.github.verifiedresponse.tests.once;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A handler behind one of our filters, or behind both. */
enum Endpoint {
  SERVLET_EXPLICIT("/explicit", false, false),
  SERVLET_EXCEPTION("/exception", true, false),
  RESOURCE_EXPLICIT("/rs/explicit/", false, true),
  RESOURCE_EXCEPTION("/rs/exception/", true, true),
  FORWARDED_RESOURCE_EXPLICIT("/forward/explicit/", false, true),
  FORWARDED_RESOURCE_EXCEPTION("/forward/exception/", true, true),
  FILTER_BEFORE_RESOURCE("/both/open/", false, true),
  BOTH_FILTERS("/both/explicit/", false, true);

  private final String path;
  private final boolean believesExceptions;
  private final boolean isResource;

  Endpoint(String path, boolean believesExceptions, boolean isResource) {
    this.path = path;
    this.believesExceptions = believesExceptions;
    this.isResource = isResource;
  }

  List<? extends Ending> endings() {
    return Stream.<Ending>of(isResource ? ResourceEnding.values() : ServletEnding.values())
        .filter(ending -> !believesExceptions || !ending.failsAfterEffect())
        .toList();
  }

  Ending anyEnding(Random random) {
    return endings().get(random.nextInt(endings().size()));
  }

  String path(Ending ending) {
    return ending instanceof ResourceEnding resource ? path + resource.path() : path;
  }

  /** {@return whether what an error page forwards is verified again; servlets find nothing then} */
  boolean verifiesWhatErrorPagesForward() {
    return isResource && this != FILTER_BEFORE_RESOURCE;
  }

  /** {@return whether this end says that the handler did nothing} */
  boolean givesBack(Send send) {
    return send.saysGiveBack() || (believesExceptions && send.ending().isOwnException());
  }
}
