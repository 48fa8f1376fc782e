package io.github.verifiedresponse.tests.benchmark;

import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.key.Tenant;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.replay.Admission;
import io.github.verifiedresponse.replay.ClaimTerms;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.result.ReplayIdentity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The whole way, with little and with much to remember: the first of each group is the other's
 * limit.
 */
final class Growth {
  static final int SIZE = 2_048;
  static final String LIVE = "whole way, live results in the guard";
  static final String TENANTS = "whole way, tenants";
  static final int MANY_TENANTS = 100_000;
  private static final int FEW_RESULTS = 1_000;
  private static final int MANY_RESULTS = 10_000_000;

  /** Without a common divisor with either number of tenants, so that each has its turn. */
  private static final int STRIDE = 7_919;

  private Growth() {}

  static List<Variant> variants() throws Exception {
    Sample sample = Sample.of(SIZE, "growth");
    return List.of(
        new Variant(LIVE, "1,000", withLiveResults(sample, FEW_RESULTS)),
        new Variant(LIVE, "1,000,000", withLiveResults(sample, 1_000_000)),
        new Variant(LIVE, "10,000,000", withLiveResults(sample, MANY_RESULTS)),
        new Variant(TENANTS, "1", withTenants(sample, 1)),
        new Variant(TENANTS, "2", withTenants(sample, 2)),
        new Variant(TENANTS, "1,000", withTenants(sample, 1_000)),
        new Variant(TENANTS, "100,000", withTenants(sample, MANY_TENANTS)));
  }

  private static Callable<Object> withLiveResults(Sample sample, int live)
      throws RejectedException {
    ReplayGuard guard = ReplayGuards.inMemory(2 * MANY_RESULTS, Clock.systemUTC());
    Instant until = Instant.now().plus(Duration.ofHours(12));
    for (int i = 0; i < live; i++) {
      ReplayIdentity used = ReplayIdentity.of("growth", Integer.toString(i));
      if (guard.admit(used, WholeWay.terms(until)) instanceof Admission.Taken taken) {
        taken.claim().use();
      }
    }
    InboundMessage message = WholeWay.message(sample, "none");
    return WholeWay.accepting(
        WholeWay.verifier(Sample.KEYS, new AnotherEachTime(guard)), () -> message);
  }

  /** One result as if it were another each time, so that all of the guard's memory is looked at. */
  private static final class AnotherEachTime implements ReplayGuard {
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private final ReplayGuard guard;
    private long turn;

    AnotherEachTime(ReplayGuard guard) {
      this.guard = guard;
    }

    @Override
    public Admission admit(ReplayIdentity identity, ClaimTerms terms) throws RejectedException {
      turn += ODD;
      return guard.admit(another(identity), terms);
    }

    private ReplayIdentity another(ReplayIdentity identity) {
      return new ReplayIdentity(
          identity.first() + turn, identity.second(), identity.third(), identity.fourth());
    }
  }

  /**
   * Each has a secret of its own, with the same text: so one token is genuine for all. All were
   * asked for once before, because a first request also pays for finding the secret.
   */
  private static Callable<Object> withTenants(Sample sample, int tenants) throws Exception {
    KeySource keys =
        Keys.perTenant(
            Tenant.header(WholeWay.TENANT),
            name -> Optional.of(Keys.of(Secret.of("the benchmark's secret", Sample.SECRET))));
    int[] next = {0};
    Callable<Object> job =
        WholeWay.accepting(
            WholeWay.verifier(keys, ReplayGuards.inMemory()),
            () -> {
              next[0] = (next[0] + STRIDE) % tenants;
              return WholeWay.message(sample, "tenant-" + next[0]);
            });
    for (int i = 0; i < tenants; i++) {
      job.call();
    }
    return job;
  }
}
