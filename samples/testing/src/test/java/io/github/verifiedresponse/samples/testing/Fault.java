package io.github.verifiedresponse.samples.testing;

import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.samples.testing.OnboardingServer.Setup;
import io.github.verifiedresponse.testkit.Attack;
import io.github.verifiedresponse.testkit.SignedRequest;
import io.github.verifiedresponse.testkit.TestVendor;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A fault in the set-up of one endpoint, with an attack that it lets through. */
enum Fault {
  BINDING_NONE(Attack.OTHER_PERSON, Map.of("binding", "none")),
  OTHER_SECRET(Attack.GENUINE, Map.of("secret", "another-secret-0123456789-abcdef-0123456789")),
  UNLIMITED_AGE(Attack.AGED, Map.of("max-age", "unlimited")),
  NO_REPLAY_GUARD(Attack.REPLAYED, Map.of("replay-guard", "disabled")),
  REPLAYS_ATTACHED(Attack.REPLAYED, Map.of("on-replay", "attach")),
  PHONE_TAKEN_FOR_THE_VENDOR(Attack.REPLAYED, Map.of("sender", "vendor")),
  OUTCOME_NOT_ASKED(Attack.DECLINED, Map.of("accept", "any")),
  KIND_NOT_ASKED(
      Attack.OTHER_KIND,
      Map.of("scheme", "jws-hs256", "variant", "", "binding", "none", "accept", "any")),
  NO_ANNOTATION(Attack.OTHER_KEY, Unguarded.class),
  ANOTHER_METHOD_UNGUARDED(Attack.OTHER_METHOD, UnguardedPut.class),
  ANOTHER_MEDIA_TYPE_UNGUARDED(Attack.OTHER_MEDIA_TYPE, UnguardedHtml.class),
  EXACT_MAPPING(Attack.TRAILING_SLASH, "/liveness"),
  OTHER_MAPPING(Attack.UNSIGNED, "/elsewhere/*");

  private final Attack throughIt;

  @SuppressWarnings("ImmutableEnumChecker") // of Map.of
  private final Map<String, String> settings;

  private final Class<?> resource;
  private final String guarded;

  Fault(Attack throughIt, Map<String, String> settings) {
    this(throughIt, settings, OnboardingResource.class, OnboardingServer.LIVENESS);
  }

  Fault(Attack throughIt, Class<?> resource) {
    this(throughIt, Map.of(), resource, OnboardingServer.LIVENESS);
  }

  Fault(Attack throughIt, String guarded) {
    this(throughIt, Map.of(), OnboardingResource.class, guarded);
  }

  Fault(Attack throughIt, Map<String, String> settings, Class<?> resource, String guarded) {
    this.throughIt = throughIt;
    this.settings = settings;
    this.resource = resource;
    this.guarded = guarded;
  }

  Attack throughIt() {
    return throughIt;
  }

  /** Only the servlet is guarded by a mapping. */
  private boolean isOfTheServlet() {
    return !guarded.equals(OnboardingServer.LIVENESS);
  }

  String path() {
    return isOfTheServlet() ? "/liveness" : "/onboarding";
  }

  SignedRequest place(TestVendor vendor) {
    return isOfTheServlet() ? vendor.asBody() : vendor.inJson("/signedResponse");
  }

  Setup plantedIn(Setup right) {
    Map<String, String> all = new HashMap<>(right.settings());
    // of both verifiers: where they contradict one another, the library does not start
    for (String verifier : List.of("onboarding", "liveness")) {
      settings.forEach(
          (name, value) -> all.put("verified-response." + verifier + "." + name, value));
    }
    Servlet servlet = isOfTheServlet() ? new Careless() : right.servlet();
    return new Setup(all, resource, servlet, guarded);
  }

  /** A handler that does not look at what was verified. */
  private static final class Careless extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {}
  }

  /** Somebody forgot the annotation. */
  @Path("/onboarding")
  public static class Unguarded {
    @POST
    public String receive() {
      return "welcome";
    }
  }

  /** Somebody added a method. */
  @Path("/onboarding")
  public static class UnguardedPut extends Unguarded {
    @POST
    @Override
    @VerifiedResponse("onboarding")
    public String receive() {
      return super.receive();
    }

    @PUT
    public String replace() {
      return "welcome back";
    }
  }

  /** Somebody added a form of the request. */
  @Path("/onboarding")
  public static class UnguardedHtml {
    @POST
    @Consumes("application/json")
    @VerifiedResponse("onboarding")
    public String receive() {
      return "welcome";
    }

    @POST
    @Consumes("text/html")
    public String receivePage() {
      return "welcome";
    }
  }
}
