package io.github.verifiedresponse.tests.boot;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.result.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** An application with all kinds of handlers; none registers a filter. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({Endpoints.Guarded.class, Endpoints.Open.class})
class Endpoints {

  /** Guarded handlers. */
  @RestController
  @RequestMapping("/guarded")
  @VerifiedResponse("caf")
  static class Guarded {
    @PostMapping("/argument")
    String argument(VerifiedPayload result, HttpServletRequest request) {
      Handled.request(request);
      return result.verifier();
    }

    @PostMapping("/attribute")
    String attribute(
        @RequestAttribute(VerifiedPayload.ATTRIBUTE) VerifiedPayload result,
        HttpServletRequest request) {
      Handled.request(request);
      return result.verifier();
    }

    @PostMapping("/body/{id}")
    String body(@RequestBody String token, HttpServletRequest request) {
      Handled.request(request);
      return token;
    }

    @PostMapping("/callable")
    Callable<String> callable(HttpServletRequest request) {
      return () -> Handled.request(request);
    }

    @PostMapping("/deferred")
    DeferredResult<String> deferred(HttpServletRequest request) {
      DeferredResult<String> result = new DeferredResult<>();
      ForkJoinPool.commonPool().execute(() -> result.setResult(Handled.request(request)));
      return result;
    }

    @PostMapping("/future")
    CompletableFuture<String> future(HttpServletRequest request) {
      return CompletableFuture.supplyAsync(() -> Handled.request(request));
    }

    @PostMapping("/late-failure")
    CompletableFuture<String> lateFailure(HttpServletRequest request) {
      return CompletableFuture.supplyAsync(
          () -> {
            Handled.request(request);
            throw new IllegalStateException("the handler fails late");
          });
    }

    @PostMapping("/failure")
    String failure(HttpServletRequest request) {
      Handled.request(request);
      throw new IllegalStateException("the handler fails");
    }

    @PostMapping("/given-back")
    String givenBack(VerifiedPayload result, HttpServletRequest request) {
      Handled.request(request);
      result.giveBack();
      return "given back";
    }

    @PostMapping("/handled-failure")
    String handledFailure(HttpServletRequest request) {
      Handled.request(request);
      throw new UnsupportedOperationException();
    }

    @ExceptionHandler(UnsupportedOperationException.class)
    String handled() {
      return "the failure was handled";
    }

    @PostMapping("/outcome")
    @VerifiedResponse(value = "caf", accept = Outcome.APPROVED)
    String ofOutcome(HttpServletRequest request) {
      return Handled.request(request);
    }

    @PostMapping("/other")
    @VerifiedResponse("other")
    String ofOther(HttpServletRequest request) {
      return Handled.request(request);
    }

    @RequestMapping("/any-method")
    String anyMethod(HttpServletRequest request) {
      return Handled.request(request);
    }

    @PostMapping("/elsewhere")
    @CrossOrigin("https://app.example")
    String fromElsewhere(HttpServletRequest request) {
      return Handled.request(request);
    }
  }

  /** Handlers without an annotation. */
  @Controller
  static class Open {
    @PostMapping("/open")
    ResponseEntity<String> open(HttpServletRequest request, @RequestBody String body) {
      Handled.request(request);
      return ResponseEntity.ok(request.getClass().getName() + " " + body.length());
    }

    @PostMapping("/open/argument")
    ResponseEntity<Map<String, String>> argument(VerifiedPayload result) {
      return ResponseEntity.ok(Map.of("id", result.id()));
    }

    @PostMapping("/open/forward")
    String forward(HttpServletRequest request) {
      return "forward:/guarded/argument";
    }
  }
}
