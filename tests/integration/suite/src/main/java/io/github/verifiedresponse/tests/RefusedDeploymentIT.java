package io.github.verifiedresponse.tests;

import io.github.verifiedresponse.tests.probe.ProbeApplication;
import io.github.verifiedresponse.tests.refused.ClassOfLocator;
import io.github.verifiedresponse.tests.refused.GuardedLocator;
import io.github.verifiedresponse.tests.refused.GuardedMethodServlet;
import io.github.verifiedresponse.tests.refused.Locating;
import io.github.verifiedresponse.tests.refused.LocatorOfInterface;
import io.github.verifiedresponse.tests.refused.UnguardedResource;
import io.github.verifiedresponse.tests.refused.UnknownVerifierResource;
import io.github.verifiedresponse.tests.refused.UnknownVerifierServlet;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong set-up does not start, and the message names the setting and the mend. */
class RefusedDeploymentIT extends Refusals {
  private static final String SCHEME = "verified-response.caf.scheme=caf\n";
  private static final String SECRET = "verified-response.caf.secret=";

  @Deployment(name = "missing-secret", managed = false, testable = false)
  static WebArchive missingSecret() {
    return ProbeWar.bare("missing-secret", SCHEME);
  }

  @Deployment(name = "blank-secret", managed = false, testable = false)
  static WebArchive blankSecret() {
    return ProbeWar.bare("blank-secret", SCHEME + SECRET + "   \n");
  }

  @Deployment(name = "unresolved-secret", managed = false, testable = false)
  static WebArchive unresolvedSecret() {
    return ProbeWar.bare("unresolved-secret", SCHEME + SECRET + "${PROBE_NO_SUCH_VARIABLE}\n");
  }

  @Deployment(name = "short-secret", managed = false, testable = false)
  static WebArchive shortSecret() {
    return ProbeWar.bare("short-secret", SCHEME + SECRET + "only-20-bytes-secret\n");
  }

  @Deployment(name = "unknown-scheme", managed = false, testable = false)
  static WebArchive unknownScheme() {
    return ProbeWar.bare("unknown-scheme", ProbeWar.caf("caf").replace("=caf\n", "=cafe\n"));
  }

  @Deployment(name = "unknown-setting", managed = false, testable = false)
  static WebArchive unknownSetting() {
    return ProbeWar.bare(
        "unknown-setting", ProbeWar.caf("caf") + "verified-response.caf.max-agee=PT1M\n");
  }

  @Deployment(name = "unknown-init-param", managed = false, testable = false)
  static WebArchive unknownInitParam() {
    return ProbeWar.bare("unknown-init-param", ProbeWar.caf("caf"))
        .setWebXML(
            webXml(
                "caf",
                "<init-param><param-name>max-agee</param-name><param-value>PT1M</param-value></init-param>"));
  }

  @Deployment(name = "unknown-in-web-xml", managed = false, testable = false)
  static WebArchive unknownInWebXml() {
    return ProbeWar.bare("unknown-in-web-xml", ProbeWar.caf("caf")).setWebXML(webXml("nobody", ""));
  }

  @Deployment(name = "unknown-on-resource", managed = false, testable = false)
  static WebArchive unknownOnResource() {
    return ProbeWar.bare("unknown-on-resource", ProbeWar.caf("caf"))
        .addClasses(ProbeApplication.class, UnknownVerifierResource.class);
  }

  @Deployment(name = "unknown-on-servlet", managed = false, testable = false)
  static WebArchive unknownOnServlet() {
    return ProbeWar.bare("unknown-on-servlet", ProbeWar.caf("caf"))
        .addClass(UnknownVerifierServlet.class);
  }

  @Deployment(name = "guarded-method", managed = false, testable = false)
  static WebArchive guardedMethod() {
    return ProbeWar.bare("guarded-method", ProbeWar.caf("caf"))
        .addClass(GuardedMethodServlet.class);
  }

  @Deployment(name = "guarded-locator", managed = false, testable = false)
  static WebArchive guardedLocator() {
    return ProbeWar.bare("guarded-locator", ProbeWar.caf("caf"))
        .addClasses(ProbeApplication.class, GuardedLocator.class, GuardedLocator.Sub.class);
  }

  @Deployment(name = "locator-of-interface", managed = false, testable = false)
  static WebArchive locatorOfInterface() {
    return ProbeWar.bare("locator-of-interface", ProbeWar.caf("caf"))
        .addClasses(
            ProbeApplication.class,
            Locating.class,
            LocatorOfInterface.class,
            GuardedLocator.Sub.class);
  }

  @Deployment(name = "class-of-locator", managed = false, testable = false)
  static WebArchive classOfLocator() {
    return ProbeWar.bare("class-of-locator", ProbeWar.caf("caf"))
        .addClasses(ProbeApplication.class, ClassOfLocator.class, GuardedLocator.Sub.class);
  }

  @Deployment(name = "exact-pattern", managed = false, testable = false)
  static WebArchive exactPattern() {
    return ProbeWar.bare("exact-pattern", ProbeWar.caf("caf"))
        .addClasses(ProbeApplication.class, UnguardedResource.class)
        .setWebXML(webXml("caf", "", "/api/unguarded"));
  }

  @Deployment(name = "exception-before-jax-rs", managed = false, testable = false)
  static WebArchive exceptionBeforeJaxRs() {
    return ProbeWar.bare(
            "exception-before-jax-rs",
            ProbeWar.caf("caf") + "verified-response.caf.give-back=exception\n")
        .addClasses(ProbeApplication.class, UnguardedResource.class)
        .setWebXML(webXml("caf", "", "/api/*"));
  }

  @Deployment(name = "both-shufti-forms", managed = false, testable = false)
  static WebArchive bothShuftiForms() {
    return ProbeWar.bare(
        "both-shufti-forms",
        """
        verified-response.shufti.scheme=shufti-pro
        verified-response.shufti.secret=%1$s
        verified-response.shufti.allow-sample-secret=true
        verified-response.legacy.scheme=shufti-pro-legacy
        verified-response.legacy.secret=%1$s
        verified-response.legacy.allow-sample-secret=true
        """
            .formatted(Vendors.SHUFTI_SECRET));
  }

  @Deployment(name = "no-data-source", managed = false, testable = false)
  static WebArchive noDataSource() {
    return ProbeWar.bare(
        "no-data-source",
        ProbeWar.caf("caf") + "verified-response.caf.replay-guard=jdbc:jdbc/nowhere\n");
  }

  @Deployment(name = "missing-bean", managed = false, testable = false)
  static WebArchive missingBean() {
    return ProbeWar.bare(
        "missing-bean",
        ProbeWar.caf("caf") + "verified-response.caf.binding=/personId=expected:nobody\n");
  }

  private static StringAsset webXml(String filterName, String initParam) {
    return webXml(filterName, initParam, "/*");
  }

  private static StringAsset webXml(String filterName, String initParam, String pattern) {
    return new StringAsset(
        """
        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
          <filter>
            <filter-name>%1$s</filter-name>
            <filter-class>io.github.verifiedresponse.filter.VerifiedResponseFilter</filter-class>
            %2$s
          </filter>
          <filter-mapping>
            <filter-name>%1$s</filter-name>
            <url-pattern>%3$s</url-pattern>
          </filter-mapping>
        </web-app>
        """
            .formatted(filterName, initParam, pattern));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''             | missing-secret       | caf.secret is not set                     | set exactly one of secret, secret-env, secret-file
          ''             | blank-secret         | caf.secret is not set                     | set exactly one of secret
          AT-043         | unresolved-secret    | caf.secret contains an unresolved         | define that variable
          AT-041         | short-secret         | caf.secret is shorter than 32 bytes       | accept it with allow-short-secret=true
          AT-059         | unknown-scheme       | caf.scheme='cafe' is not a scheme         | use a name in docs/vendors.md, such as caf
          AT-058         | unknown-setting      | verified-response.caf.max-agee is not     | did you mean verified-response.caf.max-age?
          ''             | unknown-init-param   | verified-response.caf.max-agee is not     | did you mean verified-response.caf.max-age?
          ''             | unknown-in-web-xml   | there is no verifier named 'nobody'             | set verified-response.nobody.scheme
          ''             | unknown-on-resource  | UnknownVerifierResource                   | set verified-response.nobody.scheme
          ''             | unknown-on-servlet   | UnknownVerifierServlet                    | set verified-response.nobody.scheme
          ''             | guarded-method       | GuardedMethodServlet would not guard it   | write it on the class
          AT-130         | guarded-locator      | GuardedLocator.sub would not guard it     | write it on the methods, or on the class, of the sub-resource
          AT-130         | locator-of-interface | LocatorOfInterface.sub would not guard it | write it on the methods, or on the class, of the sub-resource
          AT-130         | class-of-locator     | ClassOfLocator.sub would not guard it     | and here on each resource method
          ''             | no-data-source       | caf.replay-guard='jdbc:jdbc/nowhere'      | declare it in the server, or correct the name
          ''             | missing-bean         | expected:nobody names no CDI bean         | the annotation @Named("nobody")
          AT-119         | exact-pattern        | filter 'caf' is mapped to /api/unguarded  | map it to the <servlet-name> of the servlet that it guards
          C6             | exception-before-jax-rs | cannot distinguish its exceptions from theirs | set give-back=explicit
          AT-012, AT-046 | both-shufti-forms    | .secret is also a secret of               | give each scheme its own secret
          """)
  void refusesToStart(String row, String name, String what, String mend) {
    assertRefused(name, what, mend);
  }
}
