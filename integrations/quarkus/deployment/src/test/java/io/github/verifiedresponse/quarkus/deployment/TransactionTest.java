package io.github.verifiedresponse.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.testkit.SignedRequest;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A verifier that is a bean, and resource methods that claim results in their own transaction. */
class TransactionTest {
  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      Application.of(
          Booking.class,
          Booking.Beans.class,
          Booking.Heard.class,
          Booking.Booked.class,
          GuardedByCaf.class);

  @TestHTTPResource("/")
  @SuppressWarnings("NullAway.Init")
  URI root;

  @BeforeEach
  void forget() {
    Handled.forget();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/booking/committed", "/booking/reactive"})
  void aResultIsUsedWithTheTransactionOfItsHandler(String path) {
    SignedRequest result = genuine();
    int before = rows();

    assertThat(http().post(path, result.withOtherKey()).statusCode()).isEqualTo(401);
    assertThat(http().post(path, result).body()).isEqualTo("booked");
    assertThat(http().post(path, result).statusCode()).isEqualTo(409);
    assertThat(rows()).isEqualTo(before + 1);
    assertThat(Handled.times()).isOne();
  }

  @Test
  void aResultWhoseTransactionWasRolledBackPassesAgain() {
    SignedRequest result = genuine();
    int before = rows();

    assertThat(http().post("/booking/rolled-back", result).statusCode()).isEqualTo(500);
    assertThat(rows()).isEqualTo(before);
    assertThat(http().post("/booking/committed", result).statusCode()).isEqualTo(200);
    assertThat(rows()).isEqualTo(before + 1);
  }

  @Test
  void ofTwoCopiesAtTheSameTimeOneIsBookedAndTheOtherIsToldSo() {
    SignedRequest result = genuine();
    int before = rows();

    CompletableFuture<HttpResponse<String>> first =
        CompletableFuture.supplyAsync(() -> http().post("/booking/race", result));
    HttpResponse<String> second = http().post("/booking/race", result);

    List<HttpResponse<String>> answers = List.of(first.join(), second);
    assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 409);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() == 409)
        .allSatisfy(answer -> assertThat(answer.body()).contains("problem:replayed"));
    assertThat(Handled.times()).isEqualTo(2);
    assertThat(rows()).isEqualTo(before + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/booking/unclaimed", "/booking/unclaimed-reactive"})
  void aHandlerThatClaimsNothingIsNoSuccess(String path) {
    HttpResponse<String> answer = http().post(path, genuine());

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("problem:not-claimed");
    assertThat(Handled.times()).isOne();
  }

  @Test
  void aListenerThatIsABeanIsTold() {
    http().post("/booking/committed", genuine());
    http().post("/settings", Caf.genuine());

    assertThat(http().send(http().request("/booked/events")).body())
        .contains("bookings verify", "bookings settle", "caf verify", "caf settle");
  }

  private static SignedRequest genuine() {
    return Booking.CAF.approved().asBody();
  }

  private int rows() {
    return Integer.parseInt(http().send(http().request("/booked")).body());
  }

  private Http http() {
    return new Http(root);
  }
}
