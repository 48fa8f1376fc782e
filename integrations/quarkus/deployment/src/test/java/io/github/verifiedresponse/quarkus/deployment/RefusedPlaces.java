package io.github.verifiedresponse.quarkus.deployment;

import io.github.verifiedresponse.VerifiedResponse;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.servlet.http.HttpServlet;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** A class for each place where the annotation would guard nothing. */
@SuppressWarnings("serial")
final class RefusedPlaces {
  private RefusedPlaces() {}

  /** An annotation of the application's. */
  @Retention(RetentionPolicy.RUNTIME)
  @VerifiedResponse("caf")
  @interface Kyc {}

  /** What its heirs inherit. */
  @VerifiedResponse("caf")
  public abstract static class Guarded {}

  /** What its implementations inherit. */
  @VerifiedResponse("caf")
  public interface GuardedToo {}

  /** A sub-resource. */
  public static class Sub {
    @POST
    public String post() {
      return "";
    }
  }

  /** Annotated on its locator. */
  public abstract static class GuardedLocator {
    @VerifiedResponse("caf")
    public abstract Sub sub();
  }

  /** The same. */
  public interface GuardedLocatorToo {
    @VerifiedResponse("caf")
    Sub sub();
  }

  @Path("/LocatorInPlace")
  public static class LocatorInPlace {
    @Path("/sub")
    @VerifiedResponse("caf")
    public Sub sub() {
      return new Sub();
    }
  }

  @Path("/LocatorMeta")
  public static class LocatorMeta {
    @Path("/sub")
    @Kyc
    public Sub sub() {
      return new Sub();
    }
  }

  @Path("/LocatorSuperclass")
  public static class LocatorSuperclass extends GuardedLocator {
    @Override
    @Path("/sub")
    public Sub sub() {
      return new Sub();
    }
  }

  @Path("/LocatorInterface")
  public static class LocatorInterface implements GuardedLocatorToo {
    @Override
    @Path("/sub")
    public Sub sub() {
      return new Sub();
    }
  }

  @VerifiedResponse("caf")
  public static class ApplicationInPlace extends Application {}

  @Provider
  @VerifiedResponse("caf")
  public static class FilterInPlace implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext context) {}
  }

  @Provider
  @Kyc
  public static class FilterMeta implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext context) {}
  }

  @Provider
  public static class FilterSuperclass extends Guarded implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext context) {}
  }

  @Provider
  public static class FilterInterface implements GuardedToo, ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext context) {}
  }

  @Provider
  @VerifiedResponse("caf")
  public static class MapperInPlace implements ExceptionMapper<IllegalStateException> {
    @Override
    public Response toResponse(IllegalStateException exception) {
      return Response.serverError().build();
    }
  }

  @Provider
  @Kyc
  public static class MapperMeta implements ExceptionMapper<IllegalStateException> {
    @Override
    public Response toResponse(IllegalStateException exception) {
      return Response.serverError().build();
    }
  }

  @Provider
  public static class MapperSuperclass extends Guarded
      implements ExceptionMapper<IllegalStateException> {
    @Override
    public Response toResponse(IllegalStateException exception) {
      return Response.serverError().build();
    }
  }

  @Provider
  public static class MapperInterface
      implements GuardedToo, ExceptionMapper<IllegalStateException> {
    @Override
    public Response toResponse(IllegalStateException exception) {
      return Response.serverError().build();
    }
  }

  /** What its heirs inherit. */
  @VerifiedResponse("caf")
  public abstract static class GuardedServlet extends HttpServlet {}

  @VerifiedResponse("caf")
  public static class ServletInPlace extends HttpServlet {}

  @Kyc
  public static class ServletMeta extends HttpServlet {}

  public static class ServletSuperclass extends GuardedServlet {}

  public static class ServletInterface extends HttpServlet implements GuardedToo {}

  @ApplicationScoped
  @Kyc
  public static class BeanMeta {
    public String handle() {
      return "";
    }
  }

  @ApplicationScoped
  public static class BeanInterface implements GuardedToo {
    public String handle() {
      return "";
    }
  }

  @VerifiedResponse("caf")
  public static class PlainInPlace {}

  @Kyc
  public static class PlainMeta {}

  public static class PlainSuperclass extends Guarded {}

  public static class PlainInterface implements GuardedToo {}

  /** What CDI has others in the place of. */
  @Path("/replaced")
  @ApplicationScoped
  public static class Replaced {
    @POST
    public String post() {
      return "";
    }
  }

  /** What its heirs inherit. */
  @VerifiedResponse("caf")
  public abstract static class GuardedReplaced extends Replaced {}

  @Alternative
  @Priority(1)
  @ApplicationScoped
  @VerifiedResponse("caf")
  public static class AlternativeInPlace extends Replaced {}

  @Alternative
  @Priority(2)
  @ApplicationScoped
  @Kyc
  public static class AlternativeMeta extends Replaced {}

  @Alternative
  @Priority(3)
  @ApplicationScoped
  public static class AlternativeSuperclass extends GuardedReplaced {}

  @Alternative
  @Priority(4)
  @ApplicationScoped
  public static class AlternativeInterface extends Replaced implements GuardedToo {}
}
