package io.github.verifiedresponse.tests.probe;

import io.github.verifiedresponse.VerifiedResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Handlers that CDI gives, of another class than JAX-RS was told. */
public final class Produced {
  private Produced() {}

  /** An annotation of the application's. */
  @Retention(RetentionPolicy.RUNTIME)
  @VerifiedResponse("caf")
  @interface Kyc {}

  /** Leads to client proxies. */
  @Path("place/produced")
  @RequestScoped
  public static class Root {
    @Inject
    @Named("by-interface")
    private Receiving byInterface;

    @Inject
    @Named("by-superclass")
    private Bare bySuperclass;

    @Inject
    @Named("by-another")
    private Receiving byAnother;

    /** The proxy has the interface only. */
    @Path("interface")
    public Receiving byInterface() {
      return byInterface;
    }

    /** The proxy is of the superclass; not even the type is known before. */
    @Path("superclass")
    public Object bySuperclass() {
      return bySuperclass;
    }

    /** Behind the proxy is a proxy. */
    @Path("another")
    public Receiving byAnother() {
      return byAnother;
    }
  }

  /** A bean that nothing guards, and that leads to another. */
  @Path("place/open-bean")
  @RequestScoped
  public static class Open {
    private OpenFurther further = new OpenFurther();

    /** For a proxy. */
    public Open() {}

    /** As where a resource refuses by itself. */
    @Inject
    Open(HttpServletRequest request, OpenFurther further) {
      if (request.getHeader("X-Anonymous") != null) {
        throw new ForbiddenException();
      }
      this.further = further;
    }

    /** Its own. */
    @POST
    public String receive() {
      return "open";
    }

    /** The other. */
    @Path("further")
    public OpenFurther further() {
      return further;
    }
  }

  /** A bean, and a sub-resource. */
  @RequestScoped
  public static class OpenFurther {

    /** Guarded by nothing. */
    @POST
    public String receive() {
      return "open";
    }
  }

  /** Makes what is behind them. */
  @ApplicationScoped
  public static class Producer {
    @Produces
    @ApplicationScoped
    @Named("by-interface")
    Receiving byInterface() {
      return new Guarded();
    }

    @Produces
    @RequestScoped
    @Named("by-superclass")
    Bare bySuperclass() {
      return new GuardedByMeta();
    }

    @Produces
    @ApplicationScoped
    @Named("by-another")
    Receiving byAnother(@Named("by-interface") Receiving other) {
      return other;
    }
  }

  /** All that a proxy may show. */
  public interface Receiving {

    /** Guarded where the class says so. */
    @POST
    String receive(@Context HttpServletRequest request);
  }

  /** The same. */
  public static class Bare implements Receiving {
    @Override
    public String receive(HttpServletRequest request) {
      return Handled.by(request, "caf");
    }
  }

  /** Behind the interface. */
  @VerifiedResponse("caf")
  public static class Guarded implements Receiving {
    @Override
    public String receive(HttpServletRequest request) {
      return Handled.by(request, "caf");
    }
  }

  /** Behind the superclass. */
  @Kyc
  public static class GuardedByMeta extends Bare {}
}
