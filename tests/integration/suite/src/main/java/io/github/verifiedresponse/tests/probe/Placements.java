package io.github.verifiedresponse.tests.probe;

import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.result.Outcome;
import jakarta.enterprise.inject.Stereotype;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One resource for each place where the annotation may stand. */
public final class Placements {
  private Placements() {}

  /** On the method. */
  @Path("place/method")
  public static class OnMethod {

    /** Guarded. */
    @POST
    @VerifiedResponse("caf")
    public String receive(@Context HttpServletRequest request) {
      return Handled.by(request, "caf");
    }

    /** Guarded, and only for people who passed. */
    @POST
    @Path("approved")
    @VerifiedResponse(value = "caf", accept = Outcome.APPROVED)
    public String approved(@Context HttpServletRequest request) {
      return Handled.by(request, "caf");
    }

    /** Guarded, and fails. */
    @POST
    @Path("throws")
    @VerifiedResponse("caf")
    public String fail(@Context HttpServletRequest request) {
      Handled.by(request, "caf");
      throw new IllegalStateException("this handler always fails");
    }

    /** Not guarded. */
    @POST
    @Path("open")
    public String open() {
      return "open";
    }
  }

  /** Where a dispatch by the application's name arrives: its path is the first servlet's. */
  @Path("named")
  public static class ReachedByName {

    /** Guarded, and only for people who passed. */
    @POST
    @VerifiedResponse(value = "caf", accept = Outcome.APPROVED)
    public String receive(@Context HttpServletRequest request) {
      return Handled.by(request, "caf");
    }
  }

  /** On the class. */
  @Path("place/class")
  @VerifiedResponse("caf")
  public static class OnClass {

    /** Guarded. */
    @POST
    public String receive(@Context HttpServletRequest request) {
      return Handled.by(request, "caf");
    }
  }

  /** Has the annotation that {@link Override} leaves out. */
  public abstract static class Overridden {

    /** Guarded. */
    @POST
    @VerifiedResponse("caf")
    public abstract String receive(@Context HttpServletRequest request);
  }

  /** On the overridden method only. */
  @Path("place/override")
  public static class BareOverride extends Overridden {
    @Override
    public String receive(HttpServletRequest request) {
      return Handled.by(request, "caf");
    }
  }

  /** Has the annotation on its method. */
  public interface Receiver {

    /** Guarded. */
    @POST
    @VerifiedResponse("caf")
    String receive(@Context HttpServletRequest request);
  }

  /** On the interface's method only. */
  @Path("place/interface-method")
  public static class BareImplementation implements Receiver {
    @Override
    public String receive(HttpServletRequest request) {
      return Handled.by(request, "caf");
    }
  }

  /** Says POST again, and with it loses every other annotation of the interface's method. */
  @Path("place/repeated-post")
  public static class RepeatedPost implements Receiver {
    @Override
    @POST
    public String receive(@Context HttpServletRequest request) {
      return Handled.by(request, "caf");
    }
  }

  /** Has the annotation itself. */
  @VerifiedResponse("caf")
  public interface GuardedType {}

  /** On the interface's type. */
  @Path("place/interface-type")
  public static class OnInterfaceType implements GuardedType {

    /** Guarded. */
    @POST
    public String receive(@Context HttpServletRequest request) {
      return Handled.by(request, "caf");
    }
  }

  /** On the superclass. */
  @Path("place/superclass")
  public static class OnSuperclass extends OnClass {
    @Override
    @POST
    public String receive(@Context HttpServletRequest request) {
      return Handled.by(request, "caf");
    }
  }

  /** Has the annotation on a method whose parameter is a type variable. */
  public interface GenericReceiver<T> {

    /** Guarded. */
    @POST
    @VerifiedResponse("caf")
    String receive(T entity, @Context HttpServletRequest request);
  }

  /** On the generic interface's method. */
  @Path("place/generic")
  public static class OfGeneric implements GenericReceiver<String> {
    @Override
    public String receive(String entity, HttpServletRequest request) {
      return Handled.by(request, "caf");
    }
  }

  /** An application's own word for it. */
  @Stereotype
  @VerifiedResponse("caf")
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  public @interface VerifiedByCaf {}

  /** On a stereotype. */
  @Path("place/stereotype")
  @VerifiedByCaf
  public static class OnStereotype {

    /** Guarded. */
    @POST
    public String receive(@Context HttpServletRequest request) {
      return Handled.by(request, "caf");
    }
  }

  /** Leads to sub-resources and is itself not guarded. */
  @Path("place/locator")
  public static class Locator {

    /** Guarded on its class. */
    @Path("class")
    public SubClass onClass() {
      return new SubClass();
    }

    /** Guarded on its method; not even the type is known before. */
    @Path("method")
    public Object onMethod() {
      return new SubMethod();
    }
  }

  /** A guarded sub-resource. */
  @VerifiedResponse("caf")
  public static class SubClass {

    /** Guarded. */
    @POST
    public String receive(@Context HttpServletRequest request) {
      return Handled.by(request, "caf");
    }
  }

  /** A sub-resource with a guarded method. */
  public static class SubMethod {

    /** Guarded. */
    @POST
    @VerifiedResponse("caf")
    public String receive(@Context HttpServletRequest request) {
      return Handled.by(request, "caf");
    }
  }

  /** Behind the servlet filter of the same verifier, in web.xml. */
  @Path("both")
  @VerifiedResponse("caf")
  public static class BehindBothDoors {

    /** Guarded twice, verified once. */
    @POST
    public String receive(String entity, @Context HttpServletRequest request) {
      return Handled.by(request, "caf") + " from " + entity;
    }
  }

  /** Where the path forms of the security notes lead. */
  @Path("kyc/result")
  public static class PathForms {

    /** Guarded. */
    @POST
    @VerifiedResponse("caf")
    public String receive(@Context HttpServletRequest request) {
      return Handled.by(request, "caf");
    }
  }
}
