package io.github.verifiedresponse.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.gate.Gate;
import io.github.verifiedresponse.gate.Visit;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.internal.PropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.jupiter.api.Test;

/** A container's request may serve another one when asynchronous work tells of its end. */
class PendingTest {
  private static final URI BASE = URI.create("http://localhost/");

  private final MapPropertiesDelegate attributes = new MapPropertiesDelegate();

  private static ContainerRequest request(String path, PropertiesDelegate attributes) {
    return new ContainerRequest(BASE, BASE.resolve(path), "POST", null, attributes, null);
  }

  private static void begin(ContainerRequest request) throws Exception {
    SignedResponse genuine = SignedResponse.accepted("r-1");
    String[] headers = genuine.headers();
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    request.setEntityStream(
        new ByteArrayInputStream(genuine.body().getBytes(StandardCharsets.UTF_8)));
    JaxRsExchange exchange = new JaxRsExchange(request, () -> "/results");
    Visit visit = Gate.of(SignedResponse.verifier("shufti").build()).enter(exchange).orElseThrow();
    Method method = PendingTest.class.getDeclaredMethod("endsOnce");
    Pending.begin(visit, exchange, request, method);
  }

  @Test
  void endsOnce() throws Exception {
    ContainerRequest request = request("results", attributes);
    begin(request);

    assertThat(Pending.end(request)).isPresent();
    assertThat(Pending.end(request)).isEmpty();
  }

  @Test
  void isNotEndedByAnotherRequestOfTheSamePath() throws Exception {
    ContainerRequest request = request("results", attributes);
    begin(request);

    assertThat(Pending.end(request("results", attributes))).isEmpty();
    assertThat(Pending.end(request)).isPresent();
  }

  @Test
  void isNotEndedByARequestOfAnotherPath() throws Exception {
    ContainerRequest request = request("results", attributes);
    begin(request);

    assertThat(Pending.end(request("other", attributes))).isEmpty();
    assertThat(Pending.end(request)).isPresent();
  }

  @Test
  void comesBackWhenTheRequestThatItHasIncludedEnds() throws Exception {
    ContainerRequest outer = request("results", attributes);
    ContainerRequest inner = request("included", attributes);
    begin(outer);
    begin(inner);

    assertThat(Pending.end(outer)).isEmpty();
    assertThat(Pending.end(inner)).isPresent();
    assertThat(Pending.end(outer)).isPresent();
  }

  @Test
  void isNotFoundInARequestThatTheContainerHasTakenBack() {
    PropertiesDelegate takenBack =
        (PropertiesDelegate)
            Proxy.newProxyInstance(
                PropertiesDelegate.class.getClassLoader(),
                new Class<?>[] {PropertiesDelegate.class},
                (proxy, method, arguments) -> {
                  throw new IllegalStateException("the request was recycled");
                });
    ContainerRequest recycled = request("results", takenBack);

    assertThat(Pending.end(recycled)).isEmpty();
  }
}
