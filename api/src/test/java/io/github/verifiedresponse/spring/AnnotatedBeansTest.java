package io.github.verifiedresponse.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.placement.HandlerGuard;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.ws.rs.Path;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.stereotype.Controller;

/** A Spring bean whose annotation guards nothing stops its application. */
class AnnotatedBeansTest {
  @AutoClose
  private final AnnotationConfigApplicationContext application =
      new AnnotationConfigApplicationContext();

  AnnotatedBeansTest() {
    new AnnotatedBeansInitializer().initialize(application);
  }

  /** A bean. */
  @VerifiedResponse("caf")
  static class Service {}

  /** An interface that only says something to who implements it. */
  interface Contract {
    void receive();
  }

  /** A bean that is annotated behind its interface. */
  static class Receiver implements Contract {
    @Override
    @VerifiedResponse("caf")
    public void receive() {}
  }

  /** A handler. */
  @Controller
  @VerifiedResponse("caf")
  static class Handler {}

  /** A servlet. */
  @SuppressWarnings("serial")
  @VerifiedResponse("caf")
  static class Servlet extends HttpServlet {}

  /** A resource. */
  @Path("/")
  @VerifiedResponse("caf")
  static class Resource {}

  /** A listener. */
  @VerifiedResponse("caf")
  static class Listener implements ServletRequestListener {}

  /** Registers the class of the name that it is given. */
  static class Registrar {
    Registrar(String name) {
      assertThat(name).isNotEmpty();
    }
  }

  /** Says nothing. */
  static class Other {}

  @ParameterizedTest
  @MethodSource
  void whatNothingGuardsIsRefused(Class<?> type, String why) {
    application.register(type);

    assertRefused(type, why);
  }

  static Stream<Arguments> whatNothingGuardsIsRefused() {
    return Stream.of(
        Arguments.of(Service.class, "it is a Spring bean"),
        Arguments.of(Handler.class, "register a FilterRegistrationBean<VerifiedResponseFilter>"),
        Arguments.of(Servlet.class, "add verified-response-filter"),
        Arguments.of(Resource.class, "add verified-response-jaxrs"),
        Arguments.of(Listener.class, "it is a listener"));
  }

  private void assertRefused(Class<?> type, String why) {
    assertThatThrownBy(application::refresh)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("@VerifiedResponse on " + type.getName() + " would not guard it: ")
        .hasMessageContaining(why);
  }

  @Test
  void whatWouldBeMadeLateIsRefused() {
    application.registerBean(Service.class, definition -> definition.setLazyInit(true));

    assertRefused(Service.class, "it is a Spring bean");
  }

  @Test
  void whatIsBehindAnInterfaceIsRefused() {
    application.registerBean(Contract.class, Receiver::new);

    assertRefused(Receiver.class, "it is a Spring bean");
  }

  @Test
  void whatIsBehindAProxyIsRefused() {
    application.registerBean(
        Contract.class, () -> (Contract) new ProxyFactory(new Receiver()).getProxy());

    assertRefused(Receiver.class, "it is a Spring bean");
  }

  /** Of the application's own making, so that Spring cannot tell what is behind it. */
  @Test
  void whatIsBehindAProxyThatIsNotSpringsIsRefused() {
    application
        .getBeanFactory()
        .addBeanPostProcessor(
            new BeanPostProcessor() {
              @Override
              public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof Receiver receiver ? behindAProxy(receiver) : bean;
              }
            });
    application.register(Receiver.class);

    assertRefused(Receiver.class, "it is a Spring bean");
  }

  private static Object behindAProxy(Receiver receiver) {
    return Proxy.newProxyInstance(
        Contract.class.getClassLoader(),
        new Class<?>[] {Contract.class},
        (proxy, method, arguments) -> method.invoke(receiver, arguments));
  }

  /** Nothing tells its class before the first is made. */
  @Test
  void whatIsMadeAfterTheStartIsNotHandedOut() {
    application.registerBean(
        "receiver", Contract.class, Receiver::new, each -> each.setScope("prototype"));
    application.refresh();

    assertThatThrownBy(() -> application.getBean("receiver"))
        .hasRootCauseInstanceOf(IllegalArgumentException.class)
        .rootCause()
        .hasMessageStartingWith("@VerifiedResponse on " + Receiver.class.getName());
  }

  @Test
  void aHandlerThatIsMadeAfterTheStartIsNotHandedOutWhereNothingGuardsHandlers() {
    application.registerBean(
        "handler", Object.class, Handler::new, each -> each.setScope("prototype"));
    application.refresh();

    assertThatThrownBy(() -> application.getBean("handler"))
        .rootCause()
        .hasMessageStartingWith("@VerifiedResponse on " + Handler.class.getName());
  }

  @Test
  void whatIsMadeAgainAndAgainIsRefusedAtStartWhenOneWasMadeBefore() {
    application.registerBean(
        "receiver", Contract.class, Receiver::new, each -> each.setScope("prototype"));
    application.registerBean(Other.class, () -> other(application.getBean("receiver")));

    assertRefused(Receiver.class, "it is a Spring bean");
  }

  private static Other other(Object receiver) {
    assertThat(receiver).isNotNull();
    return new Other();
  }

  @Test
  void aListenerThatABeanRegistersByItsNameIsRefused() {
    RootBeanDefinition registrar = new RootBeanDefinition(Registrar.class);
    registrar.getConstructorArgumentValues().addGenericArgumentValue(Listener.class.getName());
    application.registerBeanDefinition("registrar", registrar);

    assertRefused(Listener.class, "it is a listener");
  }

  @Test
  void aNameThatIsNoClassSaysNothing() {
    RootBeanDefinition registrar = new RootBeanDefinition(Registrar.class);
    registrar.getConstructorArgumentValues().addIndexedArgumentValue(0, "no.such.Class");
    application.registerBeanDefinition("registrar", registrar);

    application.refresh();

    assertThat(application.isRunning()).isTrue();
  }

  @Test
  void handlersAreLeftToWhatKnowsTheirPaths() {
    List<Class<?>> asked = new ArrayList<>();
    application.registerBean(HandlerGuard.class, () -> asked::add);
    application.register(Handler.class, Other.class);

    application.refresh();

    assertThat(asked).containsExactly(Handler.class);
  }
}
