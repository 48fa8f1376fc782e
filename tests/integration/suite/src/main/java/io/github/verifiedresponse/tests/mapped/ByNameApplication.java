package io.github.verifiedresponse.tests.mapped;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Its class's name is its servlet's name, which the filter is mapped to. */
@ApplicationPath("/name")
public class ByNameApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(Unannotated.class);
  }
}
