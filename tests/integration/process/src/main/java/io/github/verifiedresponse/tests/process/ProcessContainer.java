package io.github.verifiedresponse.tests.process;

import java.io.File;
import java.io.IOException;
import java.net.URI;
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

/** Deploys to server processes: one for each deployment, or one after the other on the same. */
public final class ProcessContainer implements DeployableContainer<ProcessContainer.Configuration> {
  private static final File DEPLOYMENTS = new File("target/deployments");

  /** Arquillian makes a container for each test class. */
  private static final Servers SERVERS = new Servers(ServerCommand.fromSystemProperties());

  private final Map<String, ServerProcess> running = new ConcurrentHashMap<>();

  /** Nothing to configure here: {@link ServerCommand} reads system properties. */
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
    running.values().forEach(SERVERS::release);
    running.clear();
  }

  @Override
  public ProtocolDescription getDefaultProtocol() {
    return new ProtocolDescription("Servlet 5.0");
  }

  @Override
  public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
    ServerProcess server = start(unpack(archive));
    running.put(archive.getName(), server);
    URI uri = server.uri();
    HTTPContext context = new HTTPContext(uri.getHost(), uri.getPort());
    context.add(new Servlet("default", "/"));
    return new ProtocolMetaData().addContext(context);
  }

  private static File unpack(Archive<?> archive) throws DeploymentException {
    File application = new File(DEPLOYMENTS, archive.getName() + "-" + System.nanoTime());
    if (!DEPLOYMENTS.isDirectory() && !DEPLOYMENTS.mkdirs()) {
      throw new DeploymentException("cannot make " + DEPLOYMENTS);
    }
    archive.as(ExplodedExporter.class).exportExploded(DEPLOYMENTS, application.getName());
    return application;
  }

  private static ServerProcess start(File application) throws DeploymentException {
    try {
      return SERVERS.serve(application.toPath());
    } catch (IOException e) {
      throw new DeploymentException(e.getMessage(), e);
    }
  }

  @Override
  public void undeploy(Archive<?> archive) {
    ServerProcess server = running.remove(archive.getName());
    if (server != null) {
      SERVERS.release(server);
    }
  }
}
