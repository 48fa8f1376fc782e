package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.filter.SpringHandlerSamples.Everywhere;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What else than a request calls the methods of an annotated class. */
class SpringCallersTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");
  private static final SignedResponse FORGED = GENUINE.withBody("{}");

  /** Of spring-messaging. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface RSocketExchange {}

  /** Of spring-kafka, on a method, or on a class with methods of the next one. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface KafkaListener {}

  /** Of spring-kafka. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface KafkaHandler {}

  /** As an application may compose its own. */
  @KafkaListener
  @Retention(RetentionPolicy.RUNTIME)
  @interface OfOrders {}

  /** As Spring Modulith composes it. */
  @EventListener
  @Retention(RetentionPolicy.RUNTIME)
  @interface ModuleListener {}

  /** Called by another service. */
  @RestController
  @VerifiedResponse("shufti")
  static class OfExchange {
    @PostMapping("/result")
    void handle() {}

    @RSocketExchange
    void receive() {}
  }

  /** Called with messages of a queue. */
  @RestController
  @VerifiedResponse("shufti")
  static class OfListener {
    @PostMapping("/result")
    void handle() {}

    @KafkaListener
    void receive() {}
  }

  /** Called with messages of a queue, one method for each kind. */
  @RestController
  @KafkaListener
  @VerifiedResponse("shufti")
  static class OfListeningClass {
    @PostMapping("/result")
    void handle() {}

    @KafkaHandler
    void receive() {}
  }

  /** Called with messages of a queue, and of the application's own events. */
  @RestController
  @VerifiedResponse("shufti")
  static class OfBoth {
    @PostMapping("/result")
    void handle() {}

    @OfOrders
    @EventListener
    void receive(String message) {}
  }

  /** Called by the application itself, with nothing that comes from outside. */
  @RestController
  @VerifiedResponse("shufti")
  static class OfApplication {
    @PostMapping("/result")
    void handle() {}

    @EventListener
    void hear(String event) {}

    @ModuleListener
    void hearLater(Integer event) {}

    @Scheduled(fixedDelay = 1)
    void tick() {}

    @ExceptionHandler
    void fail(IllegalStateException failure) {}
  }

  /** What a client calls, and a server maps. */
  @HttpExchange("/exchange")
  interface Contract {
    @PostExchange("/result")
    String handle();
  }

  /** Called by requests. */
  @RestController
  @VerifiedResponse("shufti")
  static class OfHttpExchange implements Contract {
    @Override
    public String handle() {
      return "ran";
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {OfExchange.class, OfListener.class, OfListeningClass.class, OfBoth.class})
  void whatMessagesCallIsRefused(Class<?> handler) {
    try (SpringServer server = new SpringServer(handler, Everywhere.class)) {
      assertThatThrownBy(server::start)
          .hasMessageStartingWith("@VerifiedResponse on " + handler.getName())
          .hasMessageContaining("no request is mapped to its method receive");
    }
  }

  @Test
  void whatTheApplicationCallsItselfIsNoMistake() {
    try (SpringServer server = new SpringServer(OfApplication.class, Everywhere.class).start()) {
      assertThat(server.post("/app/result", FORGED).statusCode()).isEqualTo(401);
      assertThat(server.post("/app/result", GENUINE).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void anExchangeThatIsMappedToRequestsIsGuarded() {
    try (SpringServer server = new SpringServer(OfHttpExchange.class, Everywhere.class).start()) {
      assertThat(server.post("/app/exchange/result", FORGED).statusCode()).isEqualTo(401);
      assertThat(server.post("/app/exchange/result", GENUINE).body()).isEqualTo("ran");
    }
  }
}
