package io.github.verifiedresponse.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.VerifiedPayload;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.Path;
import java.io.Serializable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.jboss.weld.manager.api.WeldManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A payload of one request is injected into nothing that another request meets. */
class InjectedPayloadsExtensionTest {

  @ApplicationScoped
  static class OfApplication {
    @Inject VerifiedPayload payload;
  }

  @Singleton
  static class OnlyOne {
    @Inject VerifiedPayload payload;
  }

  @SessionScoped
  static class OfSession implements Serializable {
    private static final long serialVersionUID = 1;
    @Inject transient VerifiedPayload payload;
  }

  @Dependent
  static class LikeItsHolder {
    @Inject VerifiedPayload payload;
  }

  @ApplicationScoped
  static class ByInitializer {
    @Inject
    void use(VerifiedPayload payload) {
      payload.verifier();
    }
  }

  @Singleton
  static class ByConstructor {
    @Inject
    ByConstructor(VerifiedPayload payload) {
      payload.verifier();
    }
  }

  @ApplicationScoped
  @Path("/kept")
  static class KeptResource {
    @Inject VerifiedPayload payload;
  }

  static class ProducerOfKept {
    @Produces
    @ApplicationScoped
    static StringBuilder kept(VerifiedPayload payload) {
      return new StringBuilder(payload.id());
    }
  }

  static class Shared {
    @Inject VerifiedPayload payload;
  }

  @ApplicationScoped
  static class Heir extends Shared {}

  @RequestScoped
  static class HeirOfRequest extends Shared {}

  static class OfServer extends Shared {}

  /** A server tells of what it injects into its own components, such as servlets. */
  static final class Server implements Extension {
    void component(@Observes AfterBeanDiscovery discovered, BeanManager manager) {
      AnnotatedType<OfServer> type = manager.createAnnotatedType(OfServer.class);
      ((WeldManager) manager).fireProcessInjectionTarget(type);
    }
  }

  @InterceptorBinding
  @Retention(RetentionPolicy.RUNTIME)
  @interface Noted {}

  @Noted
  @Interceptor
  @Priority(1)
  static class Notes {
    @Inject VerifiedPayload payload;

    @AroundInvoke
    Object note(InvocationContext call) throws Exception {
      return call.proceed();
    }
  }

  interface Desk {
    String serve();
  }

  @Decorator
  @Priority(1)
  static class DecoratedDesk implements Desk {
    @Inject @Delegate Desk desk;
    @Inject VerifiedPayload payload;

    @Override
    public String serve() {
      return desk.serve();
    }
  }

  @RequestScoped
  static class OfRequest {
    @Inject VerifiedPayload payload;
  }

  @ApplicationScoped
  static class Asking {
    @Inject Instance<VerifiedPayload> payloads;
  }

  @ApplicationScoped
  static class Observing {
    void on(@Observes String event, VerifiedPayload payload) {
      payload.verifier();
    }
  }

  static class ProducerOfRequest {
    @Produces
    @RequestScoped
    static StringBuilder ofRequest(VerifiedPayload payload) {
      return new StringBuilder(payload.id());
    }
  }

  @Dependent
  @Path("/resource")
  static class Resource {
    @Inject VerifiedPayload payload;
  }

  private static Weld weld(Class<?>... beans) {
    return new Weld()
        .disableDiscovery()
        .addExtension(new InjectedPayloadsExtension())
        .addBeanClasses(RequestPayloads.class, PayloadProducer.class)
        .addBeanClasses(beans);
  }

  private static WeldContainer started(Class<?>... beans) {
    return weld(beans).initialize();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        OfApplication.class,
        OnlyOne.class,
        OfSession.class,
        LikeItsHolder.class,
        ByInitializer.class,
        ByConstructor.class,
        KeptResource.class,
        ProducerOfKept.class,
        Notes.class,
        DecoratedDesk.class
      })
  void isNotStartedWithOneThatOutlivesItsRequest(Class<?> bean) {
    assertThatThrownBy(() -> started(bean))
        .hasStackTraceContaining(
            "the VerifiedPayload that is injected into " + bean.getName(), bean)
        .hasStackTraceContaining(
            "annotate the bean with @RequestScoped, inject Instance<VerifiedPayload>, or ask"
                + " VerifiedPayload.require for it");
  }

  @Test
  void anHeirIsAskedForItsOwnScope() {
    assertThatThrownBy(() -> started(HeirOfRequest.class, Heir.class))
        .hasStackTraceContaining("injected into " + Shared.class.getName() + ".payload");
    try (WeldContainer container = started(HeirOfRequest.class)) {
      assertThat(container.isRunning()).isTrue();
    }
  }

  @Test
  void whatIsNoBeanIsNotExcusedByABeanThatInheritsTheSameField() {
    assertThatThrownBy(() -> weld(HeirOfRequest.class).addExtension(new Server()).initialize())
        .hasStackTraceContaining("injected into " + Shared.class.getName() + ".payload");
  }

  @Test
  void isStartedWhereEachRequestHasItsOwn() {
    try (WeldContainer container =
        started(
            OfRequest.class,
            Asking.class,
            Observing.class,
            ProducerOfRequest.class,
            Resource.class)) {
      assertThat(container.isRunning()).isTrue();
    }
  }
}
