package io.github.verifiedresponse.tests.applications;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Lists its classes, and the guard is none of them. */
@ApplicationPath("/first")
public class FirstApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(Methods.class, Rewriting.class);
  }
}
