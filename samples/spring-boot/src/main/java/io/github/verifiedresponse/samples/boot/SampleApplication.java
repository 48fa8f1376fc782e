package io.github.verifiedresponse.samples.boot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the sample. */
@SpringBootApplication(proxyBeanMethods = false)
public class SampleApplication {

  /**
   * Starts it on port 8080 of the loopback interface; {@code --server.port=…} names another. It
   * needs {@code CAF_CLIENT_SECRET} and {@code SHUFTI_SECRET_KEY} in the environment, or {@code
   * --spring.profiles.active=demo}.
   */
  public static void main(String... arguments) {
    SpringApplication.run(SampleApplication.class, arguments);
  }
}
