package io.github.verifiedresponse.tests;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSObject;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.filter.VerifiedResponseFilter;
import io.github.verifiedresponse.jaxrs.VerifiedResponseFeature;
import io.github.verifiedresponse.tests.probe.Locators;
import io.github.verifiedresponse.tests.probe.ProbeApplication;
import java.io.File;
import java.net.URI;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Web applications with the three libraries and what those need, as a user's build makes them. */
final class ProbeWar {
  /**
   * Whether the server tells initialisers also of classes that only inherit an annotation. Then a
   * misplaced guard is refused at deployment that others refuse with the request.
   */
  static final boolean FINDS_INHERITED_GUARDS = Boolean.getBoolean("server.finds-inherited-guards");

  private static final String CAF =
      """
      verified-response.%1$s.scheme=caf
      verified-response.%1$s.secret=%2$s
      verified-response.%1$s.allow-sample-secret=true
      """;

  private static final String CARRIERS =
      """
      verified-response.caf-header.carrier=header:X-Signed-Result
      verified-response.caf-query.carrier=query:result
      verified-response.caf-form.carrier=form:result
      verified-response.caf-envelope.carrier=json:/signedResponse
      verified-response.caf-payload.entity=payload
      verified-response.caf-expected.binding=/personId=expected:expected-person
      """;

  /** Beans are the classes that say so. */
  static final String BEANS =
      """
      <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="annotated"/>
      """;

  /** Filters that no annotation declares: by servlet name, and in front of a JAX-RS resource. */
  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
        <filter>
          <filter-name>caf</filter-name>
          <filter-class>io.github.verifiedresponse.filter.VerifiedResponseFilter</filter-class>
          <async-supported>true</async-supported>
        </filter>
        <filter-mapping>
          <filter-name>caf</filter-name>
          <url-pattern>/api/both/*</url-pattern>
          <url-pattern>/by-pattern/*</url-pattern>
          <url-pattern>/exact</url-pattern>
          <servlet-name>guarded-dispatch</servlet-name>
          <dispatcher>REQUEST</dispatcher>
          <dispatcher>FORWARD</dispatcher>
          <dispatcher>INCLUDE</dispatcher>
          <dispatcher>ASYNC</dispatcher>
          <dispatcher>ERROR</dispatcher>
        </filter-mapping>
        <servlet>
          <servlet-name>guarded-dispatch</servlet-name>
          <servlet-class>io.github.verifiedresponse.tests.probe.DispatchServlet</servlet-class>
          <async-supported>true</async-supported>
        </servlet>
        <servlet-mapping>
          <servlet-name>guarded-dispatch</servlet-name>
          <url-pattern>/guarded/dispatch/*</url-pattern>
        </servlet-mapping>
        <servlet>
          <servlet-name>by-pattern</servlet-name>
          <servlet-class>io.github.verifiedresponse.tests.probe.BytesServlet</servlet-class>
        </servlet>
        <servlet-mapping>
          <servlet-name>by-pattern</servlet-name>
          <url-pattern>/by-pattern/*</url-pattern>
          <url-pattern>/exact</url-pattern>
        </servlet-mapping>
        <error-page>
          <error-code>500</error-code>
          <location>/open/error</location>
        </error-page>
      </web-app>
      """;

  private ProbeWar() {}

  /** The probe, without what this server refuses to start. */
  static WebArchive create() {
    WebArchive probe = whole("probe");
    return FINDS_INHERITED_GUARDS ? probe.deleteClass(Locators.class) : probe;
  }

  static WebArchive whole(String name) {
    StringBuilder settings = new StringBuilder(CARRIERS);
    Stream.of(
            "caf",
            "caf-header",
            "caf-query",
            "caf-form",
            "caf-envelope",
            "caf-payload",
            "caf-expected")
        .forEach(verifier -> settings.append(caf(verifier)));
    return bare(name, settings.toString())
        .addPackage(ProbeApplication.class.getPackage())
        .addAsWebInfResource(new StringAsset(BEANS), "beans.xml")
        .setWebXML(new StringAsset(WEB_XML));
  }

  /** The settings that every verifier for Caf needs. */
  static String caf(String verifier) {
    return CAF.formatted(verifier, Vendors.CAF_SECRET);
  }

  /** The libraries and the settings, and no application yet. */
  static WebArchive bare(String name, String settings) {
    return ShrinkWrap.create(WebArchive.class, name + ".war")
        .addAsLibraries(
            Stream.of(
                    VerifiedResponse.class,
                    VerifiedResponseFilter.class,
                    VerifiedResponseFeature.class,
                    JWSObject.class,
                    ObjectMapper.class,
                    JsonFactory.class,
                    JsonProperty.class)
                .map(ProbeWar::library)
                .toArray(File[]::new))
        .addAsResource(new StringAsset(settings), "META-INF/verified-response.properties");
  }

  /** {@return the jar that a class is from} */
  static File library(Class<?> type) {
    return new File(
        URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }
}
