package io.github.verifiedresponse.tests;

import java.io.File;
import java.io.IOException;
import java.util.Locale;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The deployed sample: what it is sent, and how often its handlers have run. */
final class Sample {
  static final String LIVENESS = "api/liveness";

  private final Client client;

  Sample(Client client) {
    this.client = client;
  }

  static WebArchive war() {
    return ShrinkWrap.createFromZipFile(
        WebArchive.class, new File(System.getProperty("sample.war")));
  }

  Client client() {
    return client;
  }

  long handled() {
    return client.get("demo/handled").json().path("total").asLong();
  }

  void maintenance(boolean on) {
    client.post("demo/maintenance", "application/json", "{\"on\":" + on + "}");
  }

  Answer send(Endpoint endpoint, Message message) {
    return client.post(endpoint.path, endpoint.contentType, message.body(), message.headerArray());
  }

  Answer raw(Endpoint endpoint, String body, String headerLines) throws IOException {
    return raw(
        endpoint,
        headerLines + "Content-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body);
  }

  Answer raw(Endpoint endpoint, String rest) throws IOException {
    String request =
        String.format(
            Locale.ROOT,
            "POST %s%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: %s\r\n",
            client.base().getPath(),
            endpoint.path,
            client.base().getPort(),
            endpoint.contentType);
    return RawHttp.send(client.base(), request + rest);
  }
}
