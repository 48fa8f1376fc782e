package io.github.verifiedresponse.quarkus.deployment;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Annotations that would guard nothing. */
@SuppressWarnings("NullAway.Init")
final class Misplaced {
  private Misplaced() {}

  /** A filter. */
  @Provider
  @VerifiedResponse("caf")
  public static class OnFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext context) {}
  }

  /** Another provider. */
  @Provider
  @VerifiedResponse("caf")
  public static class OnMapper implements ExceptionMapper<IllegalStateException> {
    @Override
    public Response toResponse(IllegalStateException exception) {
      return Response.serverError().build();
    }
  }

  /** A servlet. */
  @SuppressWarnings("serial")
  @VerifiedResponse("caf")
  public static class OnServlet extends HttpServlet {}

  /** A locator. */
  @Path("/locator")
  public static class OnLocator {
    @Path("/sub")
    @VerifiedResponse("caf")
    public Sub sub() {
      return new Sub();
    }
  }

  /** The class of a locator. */
  @Path("/class")
  @VerifiedResponse("caf")
  public static class OnLocatorsClass {
    @Path("/sub")
    public Sub below() {
      return new Sub();
    }
  }

  /** A sub-resource. */
  public static class Sub {
    @POST
    public String post() {
      return "";
    }
  }

  /** A method that no request leads to. */
  @Path("/helper")
  public static class OnHelper {
    @POST
    public String post() {
      return help();
    }

    @VerifiedResponse("caf")
    String help() {
      return "";
    }
  }

  /** Neither bean nor resource. */
  @VerifiedResponse("caf")
  public static class OnNothing {}

  /** An annotation of the application's on the same. */
  @Kyc
  public static class OnNothingByMeta {}

  /** An annotation of the application's. */
  @Retention(RetentionPolicy.RUNTIME)
  @VerifiedResponse("caf")
  @interface Kyc {}

  /** An annotation that can be written twice. */
  @Repeatable(Shifts.class)
  @Retention(RetentionPolicy.RUNTIME)
  @VerifiedResponse("caf")
  @interface Shift {}

  /** What the compiler makes of it. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface Shifts {
    Shift[] value();
  }

  /** Neither bean nor resource. */
  @Shift
  @Shift
  public static class OnNothingTwice {}

  /** What CDI does not look at. */
  public interface Contract {
    @VerifiedResponse("caf")
    String handle();
  }

  /** A bean whose interface is annotated. */
  @ApplicationScoped
  public static class OnBeansInterface implements Contract {
    @Override
    public String handle() {
      return "";
    }
  }

  /** A resource that lives as long as the application. */
  @Path("/stale")
  public static class Stale {
    @Inject VerifiedPayload payload;
    @Inject Holder holder;

    @POST
    @VerifiedResponse("caf")
    public String post() {
      return payload.id() + holder.payload.id();
    }
  }

  /** Lives as long as what it is injected into. */
  @Dependent
  public static class Holder {
    @Inject VerifiedPayload payload;
  }

  /** A resource that Quarkus keeps, although it has no scope of its own. */
  @Path("/kept")
  @Dependent
  public static class KeptResource {
    @Inject VerifiedPayload payload;
    @Inject Desk desk;

    @POST
    @VerifiedResponse("caf")
    public String post() {
      return payload.id() + desk.serve();
    }
  }

  /** Binds the interceptor. */
  @InterceptorBinding
  @Retention(RetentionPolicy.RUNTIME)
  @interface Noted {}

  /** Lives as long as the bean that it intercepts. */
  @Noted
  @Interceptor
  @Priority(1)
  public static class StaleInterceptor {
    @Inject VerifiedPayload payload;

    @AroundInvoke
    Object note(InvocationContext call) throws Exception {
      return payload.id() + call.proceed();
    }
  }

  /** What a decorator stands before. */
  public interface Desk {
    String serve();
  }

  /** A bean with an interceptor and a decorator. */
  @ApplicationScoped
  public static class Counter implements Desk {
    @Override
    @Noted
    public String serve() {
      return "";
    }
  }

  /** Lives as long as the bean that it decorates. */
  @Decorator
  @Priority(1)
  public static class StaleDecorator implements Desk {
    @Inject @Delegate Desk desk;
    @Inject VerifiedPayload payload;

    @Override
    public String serve() {
      return payload.id() + desk.serve();
    }
  }

  /** Has one of two overloads annotated. */
  public interface Till {
    @VerifiedResponse("caf")
    String pay(String amount);
  }

  /** Binds the other overload only. */
  @ApplicationScoped
  public static class OnOtherOverload implements Till {
    @Override
    public String pay(String amount) {
      return amount;
    }

    @VerifiedResponse("caf")
    public String pay(int amount) {
      return Integer.toString(amount);
    }
  }

  /** An annotation that has the application's. */
  @Kyc
  @Retention(RetentionPolicy.RUNTIME)
  @interface KycToo {}

  /** A static method, by an annotation of an annotation. */
  @ApplicationScoped
  public static class OnStaticMethodByMeta {
    @KycToo
    public static String handle() {
      return "";
    }
  }

  /** CDI calls no interceptor of a bean's for it. */
  @ApplicationScoped
  public static class OnStaticMethod {
    @VerifiedResponse("caf")
    public static String handle() {
      return "";
    }
  }
}
