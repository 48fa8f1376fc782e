package io.github.verifiedresponse.samples.onboarding;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.result.Outcome;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which checks each endpoint does, so that the page shows no check as passed that was never done.
 * It is read from the line in which a verifier describes its own set-up, the one that is logged at
 * start, and from the endpoint's annotation.
 */
final class Checks {
  private static final List<Endpoint> ENDPOINTS =
      List.of(
          new Endpoint("api/liveness", "caf", LivenessResource.class),
          new Endpoint("api/onboarding", "caf-envelope", EnvelopeResource.class),
          new Endpoint("api/document", "shufti-relayed", DocumentResource.class),
          new Endpoint("api/printed-example", "caf-printed", PrintedExampleResource.class),
          new Endpoint("api/purchase", "purchase", PurchaseResource.class),
          new Endpoint("api/bound/liveness", "caf-bound", BoundResource.class),
          new Endpoint("api/bound/document", "shufti-bound", BoundResource.class),
          new Endpoint("api/bound/purchase", "purchase-bound", BoundResource.class));

  private static final Pattern CARRIER =
      Pattern.compile(", carrier (.+?), (?:max-age|any age|no time)");
  private static final Pattern MAX_AGE = Pattern.compile(", (max-age [^,]+),");
  private static final Pattern BOUND = Pattern.compile(", (bound [^,]+),");
  private static final Pattern OUTCOMES = Pattern.compile(", outcome \\[([^]]+)],");
  private static final Pattern REPLAY_GUARD = Pattern.compile(", (replay guard [^,]+),");

  private Checks() {}

  /** An endpoint that the page uses. */
  private record Endpoint(String path, String verifier, Class<?> handler) {

    /** The outcomes that its annotation accepts; none where it accepts all. */
    List<Outcome> accepted() {
      return Stream.<AnnotatedElement>concat(
              Stream.of(handler), Arrays.stream(handler.getDeclaredMethods()))
          .map(element -> element.getAnnotation(VerifiedResponse.class))
          .filter(annotation -> annotation != null && annotation.value().equals(verifier))
          .flatMap(annotation -> Arrays.stream(annotation.accept()))
          .toList();
    }
  }

  /** {@return the checks by endpoint, in their order: whether each is done, and how} */
  static ObjectNode byEndpoint() {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    for (Endpoint endpoint : ENDPOINTS) {
      String setUp = Verifiers.ofApplication().named(endpoint.verifier()).toString();
      all.putObject(endpoint.path())
          .put("verifier", endpoint.verifier())
          .set("stations", stations(endpoint, setUp));
    }
    return all;
  }

  private static ObjectNode stations(Endpoint endpoint, String setUp) {
    ObjectNode stations = JsonNodeFactory.instance.objectNode();
    done(stations, "form", "");
    found(stations, "carrier", CARRIER.matcher(setUp));
    done(stations, "signature", "");
    done(stations, "kind", "");
    if (setUp.contains(", no time is signed,")) {
      notDone(stations, "freshness", "the vendor signs no time");
    } else if (setUp.contains(", any age,")) {
      notDone(stations, "freshness", "any age is accepted");
    } else {
      found(stations, "freshness", MAX_AGE.matcher(setUp));
    }
    if (setUp.contains(", binding none,")) {
      notDone(stations, "binding", "binding=none");
    } else {
      found(stations, "binding", BOUND.matcher(setUp));
    }
    outcome(stations, endpoint, setUp);
    if (setUp.contains(", replay guard disabled,")) {
      notDone(stations, "once-only", "replay-guard=disabled");
    } else {
      found(stations, "once-only", REPLAY_GUARD.matcher(setUp));
    }
    return stations;
  }

  /** The verifier's own outcomes and the endpoint's both count. */
  private static void outcome(ObjectNode stations, Endpoint endpoint, String setUp) {
    List<Outcome> accepted = endpoint.accepted();
    if (!setUp.contains(", any outcome,")) {
      found(stations, "outcome", OUTCOMES.matcher(setUp));
    } else if (accepted.isEmpty()) {
      notDone(stations, "outcome", "any outcome is accepted");
    } else {
      done(
          stations,
          "outcome",
          accepted.stream().map(Outcome::name).collect(Collectors.joining(", ")));
    }
  }

  /** What the line does not say is not shown as a check. */
  private static void found(ObjectNode stations, String station, Matcher setUp) {
    if (setUp.find()) {
      done(stations, station, setUp.group(1));
    } else {
      notDone(stations, station, "the server does not say");
    }
  }

  private static void done(ObjectNode stations, String station, String how) {
    stations.putObject(station).put("checked", true).put("how", how);
  }

  private static void notDone(ObjectNode stations, String station, String why) {
    stations.putObject(station).put("checked", false).put("how", why);
  }
}
