package io.github.verifiedresponse.tests.mapped;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The filter is mapped to its own prefix. */
@ApplicationPath("/prefix")
public class ByPrefixApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(Unannotated.class);
  }
}
