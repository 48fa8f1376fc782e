package io.github.verifiedresponse.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.filter.VerifiedResponseInitializer;
import io.github.verifiedresponse.jaxrs.PlacementInitializer;
import io.github.verifiedresponse.tests.probe.CafServlets;
import io.github.verifiedresponse.tests.probe.OpenServlet;
import io.github.verifiedresponse.tests.probe.Placements;
import io.github.verifiedresponse.tests.probe.ProbeApplication;
import io.github.verifiedresponse.tests.probe.ProbeSetup;
import io.github.verifiedresponse.tests.refused.UnknownVerifierServlet;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import jakarta.servlet.ServletContainerInitializer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.plugins.servlet.ResteasyServletInitializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Undertow without a server around it looks for nothing: whoever sets it up in code gives it the
 * initialisers, and the classes that they ask for.
 */
@Tag(ShortForm.TAG)
class UndertowIT {
  private Undertow server = Undertow.builder().build();

  @BeforeEach
  void setTheVerifierUp() {
    System.setProperty("verified-response.caf.scheme", "caf");
    System.setProperty("verified-response.caf.secret", Vendors.CAF_SECRET);
    System.setProperty("verified-response.caf.allow-sample-secret", "true");
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private static DeploymentInfo application() {
    return Servlets.deployment()
        .setClassLoader(UndertowIT.class.getClassLoader())
        .setContextPath("/")
        .setDeploymentName("probe")
        .addListener(Servlets.listener(ProbeSetup.class))
        .addServlet(Servlets.servlet(OpenServlet.class).addMapping("/open/*"))
        .addServlet(Servlets.servlet(CafServlets.Receive.class).addMapping("/caf/receive"))
        .addServletContainerInitializer(
            initializer(VerifiedResponseInitializer.class, CafServlets.Receive.class))
        .addServletContainerInitializer(
            initializer(PlacementInitializer.class, Placements.OnMethod.class))
        .addServletContainerInitializer(
            initializer(
                ResteasyServletInitializer.class,
                ProbeApplication.class,
                Placements.OnMethod.class));
  }

  private static ServletContainerInitializerInfo initializer(
      Class<? extends ServletContainerInitializer> type, Class<?>... handled) {
    Set<Class<?>> types = new LinkedHashSet<>(List.of(handled));
    return new ServletContainerInitializerInfo(type, types);
  }

  private Probe start(DeploymentInfo application) throws Exception {
    DeploymentManager manager = Servlets.newContainer().addDeployment(application);
    manager.deploy();
    server = Undertow.builder().addHttpListener(0, "127.0.0.1", manager.start()).build();
    server.start();
    int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    URL deployed = URI.create("http://127.0.0.1:" + port + "/").toURL();
    return new Probe(new Client(deployed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"caf/receive", "api/place/method"})
  void guardsWhatTheInitialisersAreTold(String path) throws Exception {
    start(application()).assertGuards(path);
  }

  @Test
  void leavesTheSiblingOfAGuardedMethodAlone() throws Exception {
    Probe probe = start(application());

    assertThat(probe.post("api/place/method/open", "anything").body()).isEqualTo("open");
  }

  @Test
  void refusesToStartWithAVerifierThatThereIsNot() {
    DeploymentInfo wrong =
        application()
            .addServlet(Servlets.servlet(UnknownVerifierServlet.class).addMapping("/unknown"))
            .addServletContainerInitializer(
                initializer(VerifiedResponseInitializer.class, UnknownVerifierServlet.class));

    assertThatThrownBy(() -> start(wrong))
        .hasStackTraceContaining("there is no verifier named 'nobody'");
  }
}
