package io.github.verifiedresponse.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.testkit.SignedRequest;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.PasswordCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A binding to {@code principal} asks Quarkus Security who the caller is. */
class PrincipalTest {
  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      Application.of(Resource.class, Customers.class)
          .overrideConfigKey("quarkus.http.auth.basic", "true")
          .overrideRuntimeConfigKey("verified-response.caf.binding", "/personId=principal");

  @TestHTTPResource("/")
  @SuppressWarnings("NullAway.Init")
  URI root;

  /** Guarded, and open to callers who are not signed in. */
  @Path("/bound")
  @VerifiedResponse("caf")
  public static class Resource {
    @POST
    @Path("/blocking")
    public String blocking(VerifiedPayload result) {
      return Handled.by("bound " + result.bound());
    }

    @POST
    @Path("/reactive")
    public Uni<String> reactive(VerifiedPayload result) {
      return Uni.createFrom().item(Handled.by("bound " + result.bound()));
    }
  }

  /** Signs in whoever has their own name as the password. */
  @ApplicationScoped
  public static class Customers implements IdentityProvider<UsernamePasswordAuthenticationRequest> {
    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
      return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
        UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
      PasswordCredential password = request.getPassword();
      if (!Arrays.equals(password.getPassword(), request.getUsername().toCharArray())) {
        return Uni.createFrom().failure(new AuthenticationFailedException());
      }
      return Uni.createFrom()
          .item(
              QuarkusSecurityIdentity.builder()
                  .setPrincipal(new QuarkusPrincipal(request.getUsername()))
                  .build());
    }
  }

  @BeforeEach
  void forget() {
    Handled.forget();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/bound/blocking", "/bound/reactive"})
  void aResultIsAcceptedFromItsOwnPersonOnly(String path) {
    SignedRequest result = Caf.of("anna");

    HttpResponse<String> other = as("bob", path, result);
    assertThat(other.statusCode()).isEqualTo(403);
    assertThat(other.body()).contains("problem:not-bound");
    assertThat(Handled.times()).isZero();

    HttpResponse<String> own = as("anna", path, result);
    assertThat(own.statusCode()).as(own.body()).isEqualTo(200);
    assertThat(own.body()).isEqualTo("bound true");
    assertThat(as("anna", path, result).statusCode()).isEqualTo(409);
    assertThat(Handled.times()).isOne();
  }

  /** The anonymous identity of Quarkus has an empty name. */
  @ParameterizedTest
  @ValueSource(strings = {"anna", "", "anonymous"})
  void noResultIsAcceptedFromACallerWhoIsNotSignedIn(String person) {
    HttpResponse<String> answer = http().post("/bound/blocking", Caf.of(person));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("problem:not-bound");
    assertThat(Handled.times()).isZero();
  }

  @Test
  void aWrongPasswordIsRefusedByQuarkusAndUsesNothing() {
    SignedRequest result = Caf.of("anna");

    assertThat(as("anna", "bob", "/bound/blocking", result).statusCode()).isEqualTo(401);
    assertThat(Handled.times()).isZero();
    assertThat(as("anna", "/bound/blocking", result).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> as(String name, String path, SignedRequest request) {
    return as(name, name, path, request);
  }

  private HttpResponse<String> as(
      String name, String password, String path, SignedRequest request) {
    byte[] basic = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    String header = "Basic " + Base64.getEncoder().encodeToString(basic);
    return http().post(path, request, builder -> builder.header("Authorization", header));
  }

  private Http http() {
    return new Http(root);
  }
}
