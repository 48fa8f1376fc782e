package io.github.verifiedresponse.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.carrier.Carriers;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.glassfish.jersey.message.GZipEncoder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("AT-140 a method reads the verified bytes:")
class EntityTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");
  private static final String TOKEN = SignedResponse.cafToken("caf-1");
  private static final String FORGED = TOKEN.substring(0, TOKEN.length() - 43) + "A".repeat(43);
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Entities entities = new Entities();

  @Path("/")
  public static final class Entities {
    private final List<String> runs = new CopyOnWriteArrayList<>();

    @POST
    @Path("string")
    @VerifiedResponse("verifier")
    public String string(String entity) {
      return entity;
    }

    @POST
    @Path("bytes")
    @VerifiedResponse("verifier")
    public String bytes(byte[] entity) {
      return new String(entity, StandardCharsets.UTF_8);
    }

    @POST
    @Path("stream")
    @VerifiedResponse("verifier")
    public String stream(InputStream entity) throws IOException {
      return new String(entity.readAllBytes(), StandardCharsets.UTF_8);
    }

    @POST
    @Path("reader")
    @VerifiedResponse("verifier")
    public String reader(Reader entity) throws IOException {
      char[] read = new char[1_000];
      return new String(read, 0, entity.read(read));
    }

    @POST
    @Path("context")
    @VerifiedResponse("verifier")
    public String context(@Context ContainerRequestContext context) throws IOException {
      return new String(context.getEntityStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @POST
    @Path("form")
    @VerifiedResponse("verifier")
    @Consumes(FORM)
    public String form(Form entity) {
      return entity.asMap().toString();
    }

    @POST
    @Path("bean")
    @VerifiedResponse("verifier")
    @Consumes(FORM)
    public String bean(@BeanParam Bean bean, @FormParam("other") String other) {
      return bean.name + " " + other;
    }

    @GET
    @Path("nothing")
    @VerifiedResponse("verifier")
    public String nothing(@Context ContainerRequestContext context) {
      runs.add("nothing");
      return VerifiedPayload.require(context::getProperty, "verifier").id();
    }

    @DELETE
    @Path("nothing")
    @VerifiedResponse("verifier")
    public String delete() {
      runs.add("delete");
      return "deleted";
    }
  }

  public static final class Bean {
    @FormParam("name")
    private @Nullable String name;
  }

  private static ResponseVerifier caf(Carrier carrier) {
    return SignedResponse.cafVerifier("verifier", carrier).build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"string", "bytes", "stream", "reader", "context"})
  void inAnyForm(String form) throws Exception {
    ResponseVerifier verifier = SignedResponse.verifier("verifier").build();
    try (JerseyServer server = JerseyServer.guarding(verifier, entities)) {
      assertThat(server.post("/" + form, GENUINE).body()).isEqualTo(GENUINE.body());
      assertThat(server.post("/" + form, GENUINE.withBody("{}")).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void asAForm() throws Exception {
    String body = "name=Zo%C3%AB&result=" + TOKEN + "&other=1";
    try (JerseyServer server = JerseyServer.guarding(caf(Carriers.form("result")), entities)) {
      assertThat(server.post("/form", body, "Content-Type", FORM).body())
          .contains("name=[Zoë]", "result=[" + TOKEN + "]", "other=[1]");
      assertThat(server.post("/bean", body, "Content-Type", FORM).body()).isEqualTo("Zoë 1");
      assertThat(server.post("/form", "name=x", "Content-Type", FORM).statusCode()).isEqualTo(401);
      assertThat(server.post("/form", body + "&result=x", "Content-Type", FORM).statusCode())
          .isEqualTo(400);
      assertThat(server.post("/form", "result=%zz", "Content-Type", FORM).statusCode())
          .isEqualTo(400);
    }
  }

  @Test
  void andNoneOfAMultipartForm() throws Exception {
    String body =
        """
        --b\r
        Content-Disposition: form-data; name="result"\r
        \r
        %s\r
        --b--\r
        """
            .formatted(TOKEN);
    try (JerseyServer server = JerseyServer.guarding(caf(Carriers.form("result")), entities)) {
      HttpResponse<String> answer =
          server.post("/string", body, "Content-Type", "multipart/form-data; boundary=b");
      assertThat(answer.statusCode()).isEqualTo(415);
      assertThat(answer.body()).contains("unsupported-content", "a form must be " + FORM);
    }
  }

  @Test
  void orNoneWhereTheBodyCarriesNothing() throws Exception {
    try (JerseyServer server = JerseyServer.guarding(caf(Carriers.header("X-Result")), entities)) {
      assertThat(server.get("/nothing", "X-Result", TOKEN).body()).isEqualTo("caf-1");
      assertThat(server.get("/nothing").statusCode()).isEqualTo(401);
      assertThat(entities.runs).containsExactly("nothing");
      assertThat(send(server, "DELETE", FORGED).statusCode()).isEqualTo(401);
      assertThat(send(server, "DELETE", TOKEN).body()).isEqualTo("deleted");
    }
  }

  @Test
  @DisplayName("AT-134 a HEAD of a guarded GET is verified too")
  void orNoneForAHead() throws Exception {
    try (JerseyServer server = JerseyServer.guarding(caf(Carriers.header("X-Result")), entities)) {
      assertThat(send(server, "HEAD", FORGED).statusCode()).isEqualTo(401);
      assertThat(entities.runs).isEmpty();
      assertThat(send(server, "HEAD", TOKEN).statusCode()).isEqualTo(200);
    }
  }

  private static HttpResponse<String> send(JerseyServer server, String method, String token) {
    return server.send(method, "/nothing", BodyPublishers.noBody(), "X-Result", token);
  }

  @Test
  void withABodyThatCarriesNothingLeftUnread() throws Exception {
    try (JerseyServer server = JerseyServer.guarding(caf(Carriers.header("X-Result")), entities)) {
      assertThat(
              server.post("/string", "any", "X-Result", TOKEN, "Content-Type", "text/plain").body())
          .isEqualTo("any");
    }
  }

  @Test
  void withAResultInTheQueryBesideAForm() throws Exception {
    try (JerseyServer server = JerseyServer.guarding(caf(Carriers.query("result")), entities)) {
      String path = "/bean?result=" + TOKEN;
      assertThat(server.post(path, "result=evil&name=a", "Content-Type", FORM).statusCode())
          .isEqualTo(400);
      assertThat(server.post(path, "name=a", "Content-Type", FORM).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void withAResultInTheFormBesideAQuery() throws Exception {
    try (JerseyServer server = JerseyServer.guarding(caf(Carriers.form("result")), entities)) {
      String body = "result=" + TOKEN + "&name=a";
      assertThat(server.post("/bean?result=evil", body, "Content-Type", FORM).statusCode())
          .isEqualTo(400);
      assertThat(server.post("/bean?a=b", body, "Content-Type", FORM).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void withAResultInTheQuery() throws Exception {
    try (JerseyServer server = JerseyServer.guarding(caf(Carriers.query("result")), entities)) {
      assertThat(server.get("/nothing?a=b&result=" + TOKEN).body()).isEqualTo("caf-1");
      assertThat(server.get("/nothing?a=b").statusCode()).isEqualTo(401);
    }
  }

  @Test
  @DisplayName("AT-136 a server that decompresses changes nothing")
  void andNoneThatSomethingDecompresses() throws Exception {
    ResponseVerifier verifier = SignedResponse.verifier("verifier").build();
    try (JerseyServer server = JerseyServer.guarding(verifier, entities, GZipEncoder.class)) {
      assertThat(server.post("/string", GENUINE).body()).isEqualTo(GENUINE.body());
      assertThat(
              server
                  .post(
                      "/string",
                      GENUINE.body(),
                      "Content-Encoding",
                      "gzip",
                      "Content-Type",
                      MediaType.APPLICATION_JSON,
                      "Signature",
                      GENUINE.signature())
                  .statusCode())
          .isEqualTo(415);
    }
  }
}
