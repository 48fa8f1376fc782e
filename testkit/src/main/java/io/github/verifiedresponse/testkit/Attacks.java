package io.github.verifiedresponse.testkit;

import io.github.verifiedresponse.result.Sender;
import io.github.verifiedresponse.testkit.AttackReport.Finding;
import io.github.verifiedresponse.testkit.AttackReport.Result;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/**
 * Asks your own endpoint, over HTTP, what an attacker would ask it. Each attack must be refused
 * with a status of 4xx, and the genuine request be answered with 2xx.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> attacks() {
 *   TestVendor caf = TestVendor.named("caf").secret(SECRET).approved().boundTo("/personId", "anna");
 *   return Attacks.on(uri).as(caf, vendor -> vendor.inJson("/signedResponse")).tests();
 * }
 * }</pre>
 *
 * <p>{@link AttackEndpoint} makes each attack a test with a lifecycle of its own.
 *
 * <p>What cannot be tried, such as an old result of a vendor that signs no time, is an aborted test
 * with the reason, never a passed one. Each request carries a fresh result.
 */
public final class Attacks {
  private static final Duration OLD = Duration.ofDays(30);

  private final AttackPlans plans;
  private final Map<String, String> headers;
  private final Map<Attack, String> without;
  private final Optional<LongSupplier> handled;

  private Attacks(
      AttackPlans plans,
      Map<String, String> headers,
      Map<Attack, String> without,
      Optional<LongSupplier> handled) {
    this.plans = plans;
    this.headers = headers;
    this.without = without;
    this.handled = handled;
  }

  /**
   * {@return attacks on this endpoint}
   *
   * @param endpoint its address, such as {@code http://127.0.0.1:8080/onboarding}
   */
  public static Endpoint on(URI endpoint) {
    return new Endpoint(endpoint);
  }

  /**
   * What is attacked.
   *
   * @param address its address
   */
  public record Endpoint(URI address) {

    /**
     * {@return the attacks}
     *
     * @param vendor signs, with your endpoint's secret, what your endpoint accepts
     * @param place puts it where your endpoint looks, such as {@code TestVendor::calledBack}
     */
    public Attacks as(TestVendor vendor, Function<TestVendor, SignedRequest> place) {
      TestVendor there = vendor.to(vendor.signing().method(), address.getRawPath());
      return new Attacks(
          new AttackPlans(address, there, place, OLD), Map.of(), Map.of(), Optional.empty());
    }
  }

  /** Adds a header to each request, such as the caller's Authorization or session cookie. */
  public Attacks header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Attacks(plans, more, without, handled);
  }

  /** Sets how old a result is that your endpoint must refuse; 30 days by default. */
  public Attacks tooOld(Duration age) {
    AttackPlans other = new AttackPlans(plans.endpoint(), plans.vendor(), plans.place(), age);
    return new Attacks(other, headers, without, handled);
  }

  /**
   * Leaves an attack out, which is reported as not applicable.
   *
   * @param why what makes it harmless here, for readers of the report
   */
  public Attacks without(Attack attack, String why) {
    Map<Attack, String> more = new EnumMap<>(Attack.class);
    more.putAll(without);
    more.put(attack, why);
    return new Attacks(plans, headers, more, handled);
  }

  /**
   * Counts how often your handler has run. Without it, the statuses are judged; for call-backs that
   * is not enough, because a repeated one is acknowledged with 200 and not handled.
   */
  public Attacks handled(LongSupplier count) {
    return new Attacks(plans, headers, without, Optional.of(count));
  }

  /** {@return one test for each attack} */
  public Stream<DynamicTest> tests() {
    Genuine genuine = new Genuine();
    return Arrays.stream(Attack.values())
        .map(attack -> DynamicTest.dynamicTest(attack.title(), () -> require(attack, genuine)));
  }

  /** Fails or aborts a test that makes one attack, after the genuine request. */
  void require(Attack attack) {
    require(attack, new Genuine());
  }

  private void require(Attack attack, Genuine genuine) {
    Finding finding = attempt(attack, genuine);
    switch (finding.result()) {
      case WITHSTOOD -> {}
      case FAILED -> throw new AssertionError(finding.toString());
      case NOT_APPLICABLE -> throw new TestAbortedException(finding.toString());
    }
  }

  /** {@return what the endpoint did with each attack} */
  public AttackReport report() {
    Genuine genuine = new Genuine();
    return new AttackReport(
        Arrays.stream(Attack.values()).map(attack -> attempt(attack, genuine)).toList());
  }

  /** Whether the genuine result is accepted, which is tried once: else nothing is proven. */
  private final class Genuine {
    private Optional<Finding> finding = Optional.empty();

    Finding finding() {
      if (finding.isEmpty()) {
        finding = Optional.of(attempt(Attack.GENUINE));
      }
      return finding.get();
    }
  }

  /** An endpoint that refuses everything withstands nothing. */
  private Finding attempt(Attack attack, Genuine genuine) {
    if (attack == Attack.GENUINE) {
      return genuine.finding();
    }
    if (genuine.finding().result() == Result.WITHSTOOD) {
      return attempt(attack);
    }
    Finding finding = attack.needsGenuine() ? genuine.finding() : attempt(attack);
    return finding.result() == Result.FAILED && !attack.needsGenuine()
        ? finding
        : new Finding(
            attack,
            Result.NOT_APPLICABLE,
            "nothing is proven, because the genuine result is not accepted");
  }

  private Finding attempt(Attack attack) {
    try {
      if (without.containsKey(attack)) {
        throw new NotApplicableException(without.getOrDefault(attack, ""));
      }
      Plan plan = plans.of(attack);
      if (plan.isGenuine() && isCalledBack() && handled.isEmpty()) {
        throw new NotApplicableException(
            "a call-back is acknowledged with 2xx, so handled(…) must count what is handled");
      }
      Answers answers = new AttackClient(plans.endpoint(), headers, handled).send(plan);
      return answers.areRight(plan)
          ? new Finding(attack, Result.WITHSTOOD, answers.toString())
          : new Finding(attack, Result.FAILED, answers + hint(plan, answers));
    } catch (NotApplicableException e) {
      return new Finding(attack, Result.NOT_APPLICABLE, String.valueOf(e.getMessage()));
    }
  }

  /** Some vendors' results are relayed and called back in one form: nothing tells which it is. */
  private String hint(Plan plan, Answers answers) {
    boolean mayBeCalledBack =
        plan.isGenuine() && plan.requests().get(0).placement().equals(Placement.VENDORS_OWN);
    return mayBeCalledBack && handled.isEmpty() && answers.areAllSuccesses()
        ? " (an endpoint with sender=vendor acknowledges this with 2xx: count what is handled with"
            + " handled(…))"
        : "";
  }

  private boolean isCalledBack() {
    return plans.vendor().scheme().sender() == Sender.VENDOR;
  }
}
