package io.github.verifiedresponse.tests;

import java.net.URL;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;

/** Asks what was deployed on the server, from outside. */
@ArquillianTest
@RunAsClient
abstract class Deployed {
  @ArquillianResource URL deployed;
  Client client;

  @BeforeEach
  void connect() {
    client = new Client(deployed);
  }
}
