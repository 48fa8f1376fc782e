package io.github.verifiedresponse.tests.embedded;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Tells Arquillian of {@link EmbeddedServerContainer}. */
public final class EmbeddedServerExtension implements LoadableExtension {

  @Override
  public void register(ExtensionBuilder builder) {
    builder.service(DeployableContainer.class, EmbeddedServerContainer.class);
  }
}
