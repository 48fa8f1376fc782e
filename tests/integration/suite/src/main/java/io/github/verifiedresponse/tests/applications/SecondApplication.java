package io.github.verifiedresponse.tests.applications;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Another list, and a mapper that makes every exception a good answer. */
@ApplicationPath("/second")
public class SecondApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(Methods.class, AllIsWell.class);
  }
}
