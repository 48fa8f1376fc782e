package io.github.verifiedresponse.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.testkit.SignedRequest;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the annotation can be written, a forgery reaches no handler: as docs/quarkus.md says. */
class GuardedPlacesTest {
  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      Application.of(
          Stream.concat(
                  Stream.of(GuardedPlaces.class, ProducedPlaces.class)
                      .flatMap(all -> Stream.of(all.getDeclaredClasses())),
                  Stream.of(
                      GuardedPlaces.class,
                      ProducedPlaces.class,
                      ToBeans.class,
                      PlacementTable.class))
              .toArray(Class<?>[]::new));

  @TestHTTPResource("/")
  @SuppressWarnings("NullAway.Init")
  URI root;

  @BeforeEach
  void forget() {
    Handled.forget();
  }

  static Stream<String> places() {
    return Stream.of(GuardedPlaces.class, ProducedPlaces.class)
        .flatMap(PlacementTable::places)
        .map(Class::getSimpleName);
  }

  @ParameterizedTest
  @MethodSource("places")
  void becomesOfAPlaceWhatTheTableSays(String place) {
    String outcome = PlacementTable.read().outcomes().get(place);

    assertThat(outcome).as("docs/quarkus.md on " + place).isEqualTo(found(place));
  }

  private String found(String place) {
    boolean isBean = place.startsWith("Bean");
    String path = path(place);
    SignedRequest genuine = Caf.genuine();
    int refused = http().post(path + place, genuine.withOtherKey()).statusCode();
    assertThat(Handled.times()).as("forgeries that ran " + place).isZero();
    int accepted = http().post(path + place + (isBean ? "/guarded" : ""), genuine).statusCode();
    if (Handled.times() == 0) {
      assertThat(List.of(refused, accepted)).as(place).containsOnly(500);
      return PlacementTable.CLOSED;
    }
    assertThat(List.of(refused, accepted)).as(place).containsExactly(isBean ? 500 : 401, 200);
    assertThat(Handled.times()).as("runs of " + place).isOne();
    return PlacementTable.GUARDED;
  }

  /** Of what leads to a place. */
  private static String path(String place) {
    if (place.startsWith("Bean")) {
      return "/bean/";
    }
    return place.startsWith("Produced")
        ? "/produced/"
        : place.startsWith("Sub") || place.startsWith("Prox") ? "/sub/" : "/";
  }

  private Http http() {
    return new Http(root);
  }
}
