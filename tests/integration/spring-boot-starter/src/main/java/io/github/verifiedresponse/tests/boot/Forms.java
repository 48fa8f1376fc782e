package io.github.verifiedresponse.tests.boot;

import io.github.verifiedresponse.VerifiedResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Handlers behind Spring Security that asks for a CSRF token, and for no password. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({Handlers.OnMethod.Handler.class, Forms.Handler.class})
class Forms {

  @Bean
  SecurityFilterChain security(HttpSecurity http) throws Exception {
    CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
    tokens.setHeaderName("X-CSRF-TOKEN");
    return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(
            csrf ->
                csrf.csrfTokenRepository(tokens)
                    .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler()))
        .build();
  }

  /** The handler of a form. */
  @RestController
  static class Handler {
    @RequestMapping(
        path = "/form",
        method = {RequestMethod.POST, RequestMethod.PUT})
    @VerifiedResponse("form")
    String handle(@RequestParam("result") String token, HttpServletRequest request) {
      Handled.request(request);
      return token;
    }
  }
}
