package io.github.verifiedresponse.boot;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.VerificationListener;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.filter.SpringHandlerFilter;
import io.github.verifiedresponse.filter.SpringInitializer;
import io.github.verifiedresponse.placement.HandlerGuard;
import io.github.verifiedresponse.spring.AnnotatedBeansInitializer;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Guards the handlers of Spring MVC that are annotated {@link VerifiedResponse}, with verifiers
 * from the application's {@link Environment} and from its beans of the type {@link
 * ResponseVerifier}. In an application on WebFlux such a handler is refused at start.
 */
@AutoConfiguration
public final class VerifiedResponseAutoConfiguration {

  /** Called by Spring Boot. */
  public VerifiedResponseAutoConfiguration() {}

  /** What the library's initialisers register: {@code SpringApplication} lets those be replaced. */
  @Bean
  static BeanDefinitionRegistryPostProcessor verifiedResponseChecks(
      ConfigurableApplicationContext application) {
    return new BeanDefinitionRegistryPostProcessor() {
      @Override
      public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        AnnotatedBeansInitializer.register(application.getBeanFactory(), application);
        SpringInitializer.register(application.getBeanFactory(), application);
      }

      @Override
      public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {}
    };
  }

  /** Spring MVC. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
  @ConditionalOnClass(DispatcherServlet.class)
  static class OnServlets {
    private static final String SECURITY_ORDER = "spring.security.filter.order";
    private static final int USUAL_SECURITY_ORDER = -100;
    private static final int BEHIND = 50;

    /**
     * The application's verifiers. Each bean of the type {@link VerificationListener} is told of
     * what those of the settings have verified; settings can name other beans.
     */
    @Bean
    @ConditionalOnMissingBean
    Verifiers verifiedResponseVerifiers(
        ApplicationContext application,
        ConfigurableEnvironment environment,
        ObjectProvider<ResponseVerifier> verifiers,
        ObjectProvider<VerificationListener> listeners) {
      ClassLoader loader =
          Objects.requireNonNullElseGet(
              application.getClassLoader(), Verifiers.class::getClassLoader);
      List<ResponseVerifier> inCode = verifiers.orderedStream().toList();
      ContextBeans beans = new ContextBeans(application);
      EnvironmentSettings settings = new EnvironmentSettings(environment);
      Verifiers built =
          Verifiers.ofApplication(
              loader, settings, inCode, listeners.orderedStream().toList(), beans);
      if (inCode.isEmpty()) { // else one of them may have been given what no setting names
        beans.refuseUnusedStore(built.names(), settings);
        beans.warnOfOthers();
      }
      return built;
    }

    /** Behind Spring Security's filters, so that bindings find the caller. */
    @Bean
    FilterRegistrationBean<SpringHandlerFilter> verifiedResponseHandlers(
        ApplicationContext application, Verifiers verifiers, Environment environment) {
      FilterRegistrationBean<SpringHandlerFilter> registration =
          new FilterRegistrationBean<>(new SpringHandlerFilter(application, verifiers::named));
      registration.setName("verified-response:handlers");
      registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
      int security = environment.getProperty(SECURITY_ORDER, Integer.class, USUAL_SECURITY_ORDER);
      registration.setOrder(Math.min(security, Ordered.LOWEST_PRECEDENCE - BEHIND) + BEHIND);
      return registration;
    }

    /** Gives handlers their arguments of the type {@link VerifiedPayload}. */
    @Bean
    WebMvcConfigurer verifiedResponseArguments() {
      return new WebMvcConfigurer() {
        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
          resolvers.add(new PayloadArgument());
        }
      };
    }
  }

  /** Spring WebFlux. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
  @ConditionalOnClass(DispatcherHandler.class)
  static class OnWebFlux {

    /** Nothing of this library reads a body without blocking. */
    @Bean
    HandlerGuard verifiedResponseRefusal() {
      return handler -> {
        throw ReactiveHandlers.refusal(handler);
      };
    }

    /** Those that are no beans. */
    @Bean
    ReactiveHandlers verifiedResponseReactiveHandlers(ApplicationContext application) {
      return new ReactiveHandlers(application);
    }
  }
}
