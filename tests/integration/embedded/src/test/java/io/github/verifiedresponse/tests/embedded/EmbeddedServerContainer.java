package io.github.verifiedresponse.tests.embedded;

import io.github.verifiedresponse.samples.embedded.ServerProcess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ExplodedExporter;

/** Starts one server process for each deployment, as the README's command does. */
public final class EmbeddedServerContainer
    implements DeployableContainer<EmbeddedServerContainer.Configuration> {
  private static final File DEPLOYMENTS = new File("target/deployments");

  private final Map<String, ServerProcess> running = new ConcurrentHashMap<>();

  /** Nothing to configure. */
  public static final class Configuration implements ContainerConfiguration {
    @Override
    public void validate() {}
  }

  @Override
  public Class<Configuration> getConfigurationClass() {
    return Configuration.class;
  }

  @Override
  public void setup(Configuration configuration) {}

  @Override
  public void start() {}

  @Override
  public void stop() {
    running.values().forEach(ServerProcess::stop);
  }

  @Override
  public ProtocolDescription getDefaultProtocol() {
    return new ProtocolDescription("Servlet 5.0");
  }

  @Override
  public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
    File application = new File(DEPLOYMENTS, archive.getName() + "-" + System.nanoTime());
    if (!application.getParentFile().isDirectory() && !application.getParentFile().mkdirs()) {
      throw new DeploymentException("cannot make " + application.getParent());
    }
    archive.as(ExplodedExporter.class).exportExploded(DEPLOYMENTS, application.getName());
    ServerProcess server = start(application);
    running.put(archive.getName(), server);
    URI uri = server.uri();
    HTTPContext context = new HTTPContext(uri.getHost(), uri.getPort());
    context.add(new Servlet("default", "/"));
    return new ProtocolMetaData().addContext(context);
  }

  private static ServerProcess start(File application) throws DeploymentException {
    try {
      return ServerProcess.start(application.toPath(), EmbeddedServerContainer::show);
    } catch (IOException e) {
      throw new DeploymentException(e.getMessage(), e);
    }
  }

  /** On the console, and in the file where the suite reads what a server has written. */
  private static void show(String line) {
    System.out.println("[server] " + line);
    try {
      Files.writeString(
          Path.of(System.getProperty("server.log")),
          line + System.lineSeparator(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void undeploy(Archive<?> archive) {
    ServerProcess server = running.remove(archive.getName());
    if (server != null) {
      server.stop();
    }
  }
}
