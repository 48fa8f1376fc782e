package io.github.verifiedresponse.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.NotVerifiedException;
import io.github.verifiedresponse.VerifiedResponse;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Specializes;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An annotated bean starts only where the interceptor stands before it. */
class GuardedBeansExtensionTest {
  /** Of the one servlet, whose methods are all guarded. */
  private static final List<String> CALLS = new ArrayList<>();

  @ApplicationScoped
  @VerifiedResponse("caf")
  static class OfClass {}

  @ApplicationScoped
  static class OfMethod {
    @VerifiedResponse("caf")
    public void run() {}
  }

  @VerifiedResponse("caf")
  interface Contract {
    void run();
  }

  @ApplicationScoped
  static class OfInterface implements Contract {
    @Override
    public void run() {}
  }

  interface ContractOfMethod {
    @VerifiedResponse("caf")
    void run();
  }

  @ApplicationScoped
  static class OfInterfaceMethod implements ContractOfMethod {
    @Override
    public void run() {}
  }

  @VerifiedResponse("caf")
  static class WithoutScope {}

  @ApplicationScoped
  @VerifiedResponse("caf")
  static class OfServlet implements Servlet {

    @Override
    public void init(@Nullable ServletConfig config) {
      CALLS.add("init");
    }

    @Override
    public @Nullable ServletConfig getServletConfig() {
      return null;
    }

    @Override
    public void service(ServletRequest request, ServletResponse response) {
      CALLS.add("service");
    }

    @Override
    public String getServletInfo() {
      return "";
    }

    @Override
    public void destroy() {}
  }

  private static WeldContainer started(Class<?>... beans) {
    return new Weld()
        .disableDiscovery()
        .addExtension(new GuardedBeansExtension())
        .addBeanClasses(
            VerifiedResponseInterceptor.class, RequestPayloads.class, PayloadProducer.class)
        .addBeanClasses(beans)
        .initialize();
  }

  @Test
  void knowsWhichClassesAreGuarded() {
    try (WeldContainer container = started(OfClass.class, OfMethod.class)) {
      assertThat(container.isRunning()).isTrue();
      assertThat(GuardedBeans.contains(OfClass.class)).isTrue();
      assertThat(GuardedBeans.contains(OfMethod.class)).isTrue();
      assertThat(GuardedBeans.contains(WithoutScope.class)).isFalse();
    }
    assertThat(GuardedBeans.contains(OfClass.class)).as("without CDI").isFalse();
  }

  @Test
  void refusesWhatIsInheritedFromAnInterface() {
    assertThatThrownBy(() -> started(OfInterface.class))
        .hasStackTraceContaining(
            "would not guard it: it is inherited from an interface, an overridden method or another"
                + " annotation, which CDI does not look at: write it on the bean's own class or"
                + " method");
    assertThatThrownBy(() -> started(OfInterfaceMethod.class))
        .hasStackTraceContaining("it is inherited from an interface");
  }

  @Test
  void namesAllThatItRefuses() {
    assertThatThrownBy(() -> started(OfInterface.class, WithoutScope.class))
        .hasStackTraceContaining("@VerifiedResponse on " + OfInterface.class.getName())
        .hasStackTraceContaining("@VerifiedResponse on " + WithoutScope.class.getName());
  }

  @Test
  void refusesAClassThatIsABeanOnlyBecauseAllAre() {
    assertThatThrownBy(() -> started(WithoutScope.class))
        .hasStackTraceContaining(
            "@VerifiedResponse on "
                + WithoutScope.class.getName()
                + " would not guard it: it is not a servlet, a JAX-RS resource or a CDI bean with a"
                + " scope");
  }

  /** A resource without an annotation. */
  @Path("/pay")
  @RequestScoped
  static class Pay {
    @POST
    public void post() {}
  }

  /** What CDI has in its place. */
  @Alternative
  @Priority(1)
  @RequestScoped
  @VerifiedResponse("caf")
  static class CheckedPay extends Pay {}

  /** What CDI has in its place, without an annotation. */
  @Alternative
  @Priority(2)
  @RequestScoped
  static class OtherPay extends Pay {}

  /** What CDI has in the place of that. */
  @Specializes
  @RequestScoped
  static class SpecialPay extends Pay {
    @Override
    @VerifiedResponse("caf")
    public void post() {}
  }

  @ParameterizedTest
  @ValueSource(classes = {CheckedPay.class, SpecialPay.class})
  void refusesWhatWouldReplaceAResourceThatHasNoSuchAnnotation(Class<?> replacing) {
    assertThatThrownBy(() -> started(Pay.class, replacing))
        .hasStackTraceContaining(
            "@VerifiedResponse on "
                + replacing.getName()
                + " would not guard it: CDI uses it in place of the resource that it extends, but"
                + " JAX-RS knows "
                + Pay.class.getName()
                + " only: annotate that as well");
  }

  /** No path leads to it. */
  static class Hook {
    @POST
    public void post() {}
  }

  /** The resource. */
  @Path("/hook")
  @Alternative
  @Priority(1)
  @RequestScoped
  @VerifiedResponse("caf")
  static class PathOfHook extends Hook {}

  @Test
  void acceptsAnAlternativeOfWhatIsNoResource() {
    try (WeldContainer container = started(Hook.class, PathOfHook.class)) {
      assertThat(container.isRunning()).isTrue();
    }
  }

  /** Makes what its return type does not tell. */
  @ApplicationScoped
  static class Producer {
    @Produces
    Contract contract() {
      return new OfInterface();
    }
  }

  @Test
  void knowsWhatAProducerMayMake() {
    try (WeldContainer container = started(Producer.class, OfClass.class)) {
      assertThat(container.isRunning()).isTrue();
      assertThat(GuardedBeans.mayBeProduced(OfInterface.class)).isTrue();
      assertThat(GuardedBeans.mayBeProduced(OfClass.class)).isFalse();
    }
    assertThat(GuardedBeans.mayBeProduced(OfClass.class)).as("without CDI").isTrue();
  }

  @Test
  void acceptsWhatReplacesAResourceAndBringsNoAnnotation() {
    try (WeldContainer container = started(Pay.class, OtherPay.class)) {
      assertThat(container.isRunning()).isTrue();
    }
  }

  @Test
  void asksAServletsOwnRequestForThePayload() throws Exception {
    try (WeldContainer container = started(OfServlet.class)) {
      OfServlet servlet = container.select(OfServlet.class).get();
      servlet.init(null);
      ServletResponse response = stub(ServletResponse.class, DispatcherType.REQUEST);

      assertThatThrownBy(
              () -> servlet.service(stub(ServletRequest.class, DispatcherType.REQUEST), response))
          .isInstanceOf(NotVerifiedException.class)
          .hasMessageContaining("no result was verified by 'caf'");
      assertThat(CALLS).containsExactly("init");
      assertThatCode(
              () -> servlet.service(stub(ServletRequest.class, DispatcherType.ERROR), response))
          .as("the filter lets an error page through, without a payload")
          .doesNotThrowAnyException();
      assertThat(CALLS).containsExactly("init", "service");
    }
  }

  /** A request without attributes. */
  private static <T> T stub(Class<T> type, DispatcherType dispatch) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                method.getName().equals("getDispatcherType") ? dispatch : null));
  }
}
