package io.github.verifiedresponse.jaxrs;

import java.util.ArrayList;
import java.util.List;
import org.apache.cxf.Bus;
import org.apache.cxf.service.factory.AbstractServiceFactoryBean;
import org.apache.cxf.service.factory.FactoryBeanListener;

/**
 * Registers the guard with Apache CXF, which loads no features as a service: an application that
 * lists its classes, and not the guard, would be served without. CXF reads of this class in {@code
 * META-INF/cxf/bus-extensions.txt}; nothing else loads it.
 */
public final class CxfRegistration implements FactoryBeanListener {
  private static final String PROVIDERS = "org.apache.cxf.jaxrs.bus.providers";

  /** Called by CXF. */
  public CxfRegistration() {}

  /** Before each server is made: its bus may have been given other providers since. */
  @Override
  public void handleEvent(Event event, AbstractServiceFactoryBean factory, Object... arguments) {
    if (event == Event.PRE_SERVER_CREATE) {
      register(factory.getBus());
    }
  }

  private static void register(Bus bus) {
    List<Object> providers = new ArrayList<>();
    if (bus.getProperty(PROVIDERS) instanceof List<?> others) {
      providers.addAll(others);
    }
    if (providers.stream().noneMatch(VerifiedResponseFeature.class::isInstance)) {
      providers.add(new VerifiedResponseFeature());
      bus.setProperty(PROVIDERS, providers);
    }
  }
}
