package io.github.verifiedresponse.tests;

import java.net.URI;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.event.container.AfterDeploy;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Where the latest deployment is: a test that deploys by itself is given no address of it. */
public final class DeployedAt implements LoadableExtension {
  private static final AtomicReference<URI> LATEST = new AtomicReference<>();

  static URI latest() {
    return Objects.requireNonNull(LATEST.get(), "nothing was deployed");
  }

  @Override
  public void register(ExtensionBuilder builder) {
    builder.observer(Observer.class);
  }

  /** Made by Arquillian. */
  public static final class Observer {

    /** Remembers the address: a server process has its own root, the others one for each WAR. */
    void deployed(@Observes AfterDeploy event, ProtocolMetaData metaData) {
      HTTPContext context = metaData.getContexts(HTTPContext.class).iterator().next();
      String name = event.getDeployment().getArchive().getName().replaceFirst("\\.war$", "");
      boolean ownRoot =
          context.getServlets().stream()
              .allMatch(each -> each.getContextRoot().replace("/", "").isEmpty());
      LATEST.set(
          URI.create(
              "http://%s:%d/%s"
                  .formatted(
                      context.getHost(),
                      context.getPort(),
                      ownRoot && !context.getServlets().isEmpty() ? "" : name + "/")));
    }
  }
}
