/**
 * Verifies vendor-signed, client-relayed results.
 *
 * <p>Packages that are exported to our own modules only are no API: they change in any version.
 * What a server, CDI, MicroProfile Config or Spring brings is optional here, as it is on the class
 * path; only CDI finds its extension on the class path alone.
 *
 * <p>JCache and MicroProfile Config have no module name that lasts. A program on the module path
 * that uses them is started with {@code --add-reads io.github.verifiedresponse.api=} and the name
 * that they have there.
 */
@SuppressWarnings({"requires-automatic", "module"})
module io.github.verifiedresponse.api {
  requires com.nimbusds.jose.jwt;
  requires transitive com.fasterxml.jackson.databind;
  requires java.naming;
  requires transitive java.sql;
  requires jdk.jfr;
  requires static org.jspecify;
  requires static jakarta.annotation;
  requires static jakarta.cdi;
  requires static jakarta.inject;
  requires static jakarta.interceptor;
  requires static spring.aop;
  requires static spring.beans;
  requires static spring.context;
  requires static spring.core;

  exports io.github.verifiedresponse;
  exports io.github.verifiedresponse.binding;
  exports io.github.verifiedresponse.carrier;
  exports io.github.verifiedresponse.cdi;
  exports io.github.verifiedresponse.config;
  exports io.github.verifiedresponse.gate to
      io.github.verifiedresponse.boot,
      io.github.verifiedresponse.filter,
      io.github.verifiedresponse.jaxrs,
      io.github.verifiedresponse.quarkus,
      io.github.verifiedresponse.quarkus.deployment,
      io.github.verifiedresponse.testkit;
  exports io.github.verifiedresponse.key;
  exports io.github.verifiedresponse.message;
  exports io.github.verifiedresponse.mistake;
  exports io.github.verifiedresponse.placement to
      io.github.verifiedresponse.boot,
      io.github.verifiedresponse.filter,
      io.github.verifiedresponse.jaxrs,
      io.github.verifiedresponse.quarkus,
      io.github.verifiedresponse.quarkus.deployment;
  exports io.github.verifiedresponse.replay;
  exports io.github.verifiedresponse.result;
  exports io.github.verifiedresponse.scheme;
  exports io.github.verifiedresponse.spring to
      io.github.verifiedresponse.boot,
      io.github.verifiedresponse.filter;
  exports io.github.verifiedresponse.store;

  uses io.github.verifiedresponse.VerificationListener;
  uses io.github.verifiedresponse.config.SettingSource;
  uses io.github.verifiedresponse.config.VerifierSource;
  uses io.github.verifiedresponse.store.StoreProvider;

  provides io.github.verifiedresponse.VerificationListener with
      io.github.verifiedresponse.cdi.RequestPayloadsListener;
}
