package io.github.verifiedresponse.tests.benchmark;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.VerificationListener;
import io.github.verifiedresponse.binding.Binding;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.micrometer.MicrometerListener;
import io.github.verifiedresponse.replay.Admission;
import io.github.verifiedresponse.replay.Claim;
import io.github.verifiedresponse.replay.ClaimTerms;
import io.github.verifiedresponse.replay.Ending;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.result.Freshness;
import io.github.verifiedresponse.result.ReplayIdentity;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URL;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.Callable;

/** The whole way with its settling, with and without listeners. */
final class Listeners {
  static final int SIZE = 2_048;
  static final String GROUP = "whole way and settling";

  /** The first row once more: what it differs by is noise. */
  static final String CONTROL = "nothing listens, again";

  static final String OWN_REGISTRY = "Micrometer";

  /** As docs/operate.md says, without code. */
  static final String GLOBAL_REGISTRY = "Micrometer, global registry with Prometheus";

  private Listeners() {}

  static List<Variant> variants() {
    InboundMessage message = WholeWay.message(Sample.of(SIZE, "listeners"), "none");
    return List.of(
        variant("nothing listens", verifier(), message),
        variant(CONTROL, verifier(), message),
        variant("a listener that does nothing", verifier(event -> {}), message),
        variant(OWN_REGISTRY, verifier(new MicrometerListener(new SimpleMeterRegistry())), message),
        variant(GLOBAL_REGISTRY, verifier(inTheGlobalRegistry()), message));
  }

  private static MicrometerListener inTheGlobalRegistry() {
    Metrics.addRegistry(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    return new MicrometerListener();
  }

  private static Variant variant(String name, ResponseVerifier verifier, InboundMessage message) {
    Callable<Object> job =
        () -> {
          if (verifier.verify(message) instanceof Verification.Verified verified) {
            verifier.handling().settle(verified.payload(), Ending.byAnswer(200));
            return verified.payload();
          }
          throw new IllegalStateException("a genuine result was refused");
        };
    return new Variant(GROUP, name, job);
  }

  /** Those that are given, and not the one that the module registers. */
  private static ResponseVerifier verifier(VerificationListener... listeners) {
    ResponseVerifierBuilder builder =
        ResponseVerifier.named("benchmark")
            .scheme(Schemes.caf(CafProduct.FACE_LIVENESS, Sample.KEYS))
            .freshness(Freshness.within(Duration.ofHours(12)))
            .binding(Binding.none())
            .replayGuard(new Again(ReplayGuards.inMemory()));
    List.of(listeners).forEach(builder::listener);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(new WithoutServices(before));
    try {
      return builder.build();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Lets a result pass again each time, and does what the guard does for a new one. */
  private record Again(ReplayGuard guard) implements ReplayGuard {
    @Override
    public Admission admit(ReplayIdentity identity, ClaimTerms terms) throws RejectedException {
      if (guard.admit(identity, terms) instanceof Admission.Taken taken) {
        taken.claim().giveBack(0);
      }
      return new Admission.Taken(new Nothing());
    }
  }

  private record Nothing() implements Claim {
    @Override
    public int givenBack() {
      return 0;
    }

    @Override
    public void use() {}

    @Override
    public void giveBack(int givenBack) {}
  }

  /** Registers no listener. */
  private static final class WithoutServices extends ClassLoader {
    WithoutServices(ClassLoader parent) {
      super(parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) {
      return Collections.emptyEnumeration();
    }
  }
}
