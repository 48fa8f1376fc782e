package io.github.verifiedresponse.tests.boot;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.multipart.MultipartFile;

/** Handlers whose results are in a form's field, in a header, or end late. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(Carried.Handler.class)
class Carried {
  static final String[] SETTINGS = {
    "--verified-response.form.scheme=caf",
    "--verified-response.form.secret=" + CafToken.SECRET,
    "--verified-response.form.carrier=form:result",
    "--verified-response.header.scheme=caf",
    "--verified-response.header.secret=" + CafToken.SECRET,
    "--verified-response.header.carrier=header:X-Result"
  };

  /** The handlers. */
  @RestController
  static class Handler {
    private static final long SOON_MILLIS = 50;

    @PostMapping("/upload")
    @VerifiedResponse("form")
    String upload(
        @RequestParam("result") String token,
        @RequestPart("photo") MultipartFile photo,
        VerifiedPayload result,
        HttpServletRequest request)
        throws IOException {
      Handled.request(request);
      return result.verifier() + " " + token + " " + photo.getBytes().length;
    }

    /** It is called for HEAD, too. */
    @GetMapping("/status")
    @VerifiedResponse("header")
    String status(VerifiedPayload result, HttpServletRequest request) {
      Handled.request(request);
      return result.verifier();
    }

    @GetMapping("/late")
    @VerifiedResponse("header")
    DeferredResult<String> late(HttpServletRequest request) {
      Handled.request(request);
      return new DeferredResult<>(SOON_MILLIS);
    }
  }
}
