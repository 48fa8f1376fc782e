package io.github.verifiedresponse.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.cxf.Bus;
import org.apache.cxf.service.Service;
import org.apache.cxf.service.factory.AbstractServiceFactoryBean;
import org.apache.cxf.service.factory.FactoryBeanListener.Event;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What CXF is told; that it listens is seen where the suite runs on it. */
class CxfRegistrationTest {
  private static final String PROVIDERS = "org.apache.cxf.jaxrs.bus.providers";

  private final Map<Object, Object> properties = new HashMap<>();
  private final Factory factory = new Factory(bus());
  private final CxfRegistration registration = new CxfRegistration();

  /** A bus that has properties and nothing else. */
  private Bus bus() {
    return (Bus)
        Proxy.newProxyInstance(
            Bus.class.getClassLoader(),
            new Class<?>[] {Bus.class},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "getProperty" -> properties.get(arguments[0]);
                  case "setProperty" -> properties.put(arguments[0], arguments[1]);
                  default -> null;
                });
  }

  private static final class Factory extends AbstractServiceFactoryBean {
    Factory(Bus bus) {
      setBus(bus);
    }

    @Override
    public @Nullable Service create() {
      return null;
    }
  }

  @Test
  void addsTheGuardOnceAndKeepsOtherProviders() {
    properties.put(PROVIDERS, List.of("another"));

    registration.handleEvent(Event.PRE_SERVER_CREATE, factory);
    registration.handleEvent(Event.PRE_SERVER_CREATE, factory);

    assertThat(properties.get(PROVIDERS))
        .asInstanceOf(LIST)
        .hasSize(2)
        .startsWith("another")
        .hasAtLeastOneElementOfType(VerifiedResponseFeature.class);
  }

  @Test
  void addsTheGuardAgainWhenTheBusWasGivenOthersSince() {
    registration.handleEvent(Event.PRE_SERVER_CREATE, factory);
    properties.put(PROVIDERS, List.of("another"));

    registration.handleEvent(Event.PRE_SERVER_CREATE, factory);

    assertThat(properties.get(PROVIDERS))
        .asInstanceOf(LIST)
        .hasAtLeastOneElementOfType(VerifiedResponseFeature.class);
  }

  @Test
  void leavesClientsAlone() {
    registration.handleEvent(Event.PRE_CLIENT_CREATE, factory);

    assertThat(properties).isEmpty();
  }
}
