package io.github.verifiedresponse.jaxrs;

import io.github.verifiedresponse.cdi.GuardedBeans;
import io.github.verifiedresponse.placement.AnnotatedClasses;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/** Refuses annotated classes that are no beans, when CDI has started: initialisers run before. */
final class BeansCheck implements ServletContextListener {
  private final AnnotatedClasses annotated;

  BeansCheck(AnnotatedClasses annotated) {
    this.annotated = annotated;
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    annotated.refuseOthersThanBeans(GuardedBeans::contains);
  }
}
