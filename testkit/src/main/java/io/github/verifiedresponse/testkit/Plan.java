package io.github.verifiedresponse.testkit;

import java.net.URI;
import java.util.Collections;
import java.util.List;

/**
 * The requests of one attack.
 *
 * @param requests in order
 * @param mayPass how many of them the endpoint must accept, and no more
 * @param atOnce whether they are sent together
 * @param path the raw path at which they are sent
 * @param isGenuine whether a vendor's endpoint acknowledges them with 2xx without handling them
 */
record Plan(
    List<SignedRequest> requests, int mayPass, boolean atOnce, String path, boolean isGenuine) {

  static Plan accepted(SignedRequest request, URI endpoint) {
    return new Plan(List.of(request), 1, false, endpoint.getRawPath(), false);
  }

  static Plan refused(SignedRequest request, URI endpoint) {
    return new Plan(List.of(request), 0, false, endpoint.getRawPath(), false);
  }

  static Plan forgedAt(String path, SignedRequest request) {
    return new Plan(List.of(request), 0, false, path, false);
  }

  /** Refused, or acknowledged, since the vendor did sign it. */
  static Plan notHandled(SignedRequest request, URI endpoint) {
    return new Plan(List.of(request), 0, false, endpoint.getRawPath(), true);
  }

  static Plan once(List<SignedRequest> requests, URI endpoint) {
    return new Plan(requests, 1, false, endpoint.getRawPath(), true);
  }

  static Plan onceOf(SignedRequest request, int times, URI endpoint) {
    return new Plan(Collections.nCopies(times, request), 1, true, endpoint.getRawPath(), true);
  }
}
