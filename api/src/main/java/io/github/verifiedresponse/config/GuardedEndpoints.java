package io.github.verifiedresponse.config;

import io.github.verifiedresponse.GuardedEndpoint;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** What is guarded in one application, as its filters have told. */
final class GuardedEndpoints {
  private static final System.Logger LOG = System.getLogger(Verifiers.class.getName());

  private final Set<GuardedEndpoint> all =
      new ConcurrentSkipListSet<>(
          Comparator.comparing(GuardedEndpoint::filter)
              .thenComparing(GuardedEndpoint::endpoint)
              .thenComparing(GuardedEndpoint::verifier));

  /** Servers configure some filters and resources more than once. */
  void add(GuardedEndpoint endpoint) {
    if (all.add(endpoint)) {
      LOG.log(
          Level.INFO,
          "verifier {0} guards {1} ({2} filter)",
          endpoint.verifier(),
          endpoint.endpoint(),
          endpoint.filter().code());
    }
  }

  List<GuardedEndpoint> all() {
    return List.copyOf(all);
  }
}
