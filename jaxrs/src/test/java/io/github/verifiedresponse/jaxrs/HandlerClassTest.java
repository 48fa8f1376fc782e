package io.github.verifiedresponse.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.cdi.GuardedBeansExtension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is behind the client proxies of CDI, which servers have as resources. */
class HandlerClassTest {
  private static final AtomicInteger MADE = new AtomicInteger();

  @AutoClose
  private final WeldContainer container =
      new Weld()
          .disableDiscovery()
          .addExtension(new GuardedBeansExtension())
          .addBeanClasses(Producer.class, Itself.class)
          .initialize();

  /** All that a proxy shows. */
  interface Shown {
    void run();
  }

  /** All that another proxy shows. */
  interface Refused {
    void run();
  }

  /** What is made. */
  static class Made implements Shown {
    @Override
    public void run() {}
  }

  /** Makes it. */
  @ApplicationScoped
  static class Producer {
    @Produces
    @ApplicationScoped
    Shown shown() {
      return new Made();
    }

    @Produces
    @ApplicationScoped
    Refused refused() {
      throw new IllegalArgumentException("of this test");
    }
  }

  /** A bean of its own class. */
  @ApplicationScoped
  static class Itself {
    /** Of its proxy. */
    Itself() {}

    @Inject
    Itself(BeanManager unused) {
      MADE.incrementAndGet();
    }

    void run() {}
  }

  private <T> T proxy(Class<T> type) {
    return container.select(type).get();
  }

  @Test
  void behindTheProxyOfAProducerIsWhatItHasMade() {
    Shown proxy = proxy(Shown.class);

    assertThat(HandlerClass.behindProxies(Shown.class, List.of(proxy))).contains(Made.class);
    assertThat(HandlerClass.of(proxy)).isEqualTo(Made.class);
    assertThat(HandlerClass.hides(proxy.getClass())).isTrue();
  }

  @Test
  void behindTheProxyOfAClassIsTheClassAndNothingIsMade() {
    Itself proxy = proxy(Itself.class);

    assertThat(HandlerClass.behindProxies(Itself.class, List.of(proxy))).contains(Itself.class);
    assertThat(HandlerClass.hides(proxy.getClass())).isFalse();
    assertThat(MADE).hasValue(0);
  }

  @Test
  void whatAProducerThrowsIsThrown() {
    Refused proxy = proxy(Refused.class);

    assertThatThrownBy(() -> HandlerClass.behindProxies(Refused.class, List.of(proxy)))
        .hasMessageContaining("of this test");
  }

  @Test
  void whatIsNoProxyIsWhatItIs() {
    Made object = new Made();

    assertThat(HandlerClass.of(Shown.class, List.of("another", object))).isEqualTo(Made.class);
    assertThat(HandlerClass.of(Shown.class, List.of(Made.class))).isEqualTo(Shown.class);
    assertThat(HandlerClass.of(object)).isEqualTo(Made.class);
    assertThat(HandlerClass.of((Object) Made.class)).isEqualTo(Made.class);
    assertThat(HandlerClass.behindProxies(Shown.class, List.of(object))).isEmpty();
    assertThat(HandlerClass.hides(Made.class)).isFalse();
  }

  @Test
  void aProxyOfJavasHides() {
    Object proxy =
        Proxy.newProxyInstance(
            Shown.class.getClassLoader(),
            new Class<?>[] {Shown.class},
            (shown, method, arguments) -> "nothing");

    assertThat(HandlerClass.hides(proxy.getClass())).isTrue();
  }
}
