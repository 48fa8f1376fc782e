package io.github.verifiedresponse.tests.probe;

import io.github.verifiedresponse.VerifiedResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.Proxy;

/**
 * Locators behind a locator, which inherit a guard. Few servers tell anybody of them before a
 * request; the others do not start an application that has them.
 */
public final class Locators {
  private Locators() {}

  /** Leads on. Without a scope it would be no bean, and not every server would inject into it. */
  @Path("place/way")
  @RequestScoped
  public static class Root {
    @Inject private GuardedBean bean;

    /** The next class is guarded by its interface. */
    @Path("object")
    public GuardedWay object() {
      return new GuardedWay();
    }

    /** The same, and not even the type is known before. */
    @Path("unknown")
    public Object unknown() {
      return new GuardedWay();
    }

    /** The same, of an object that the server makes. */
    @Path("class")
    public Class<GuardedWay> type() {
      return GuardedWay.class;
    }

    /** The same, of an object that CDI has made: a subclass of its own. */
    @Path("bean")
    public GuardedBean bean() {
      return bean;
    }

    /** The same, of an object whose class is made at run time. */
    @Path("proxy")
    public Guarding proxy() {
      return (Guarding)
          Proxy.newProxyInstance(
              Guarding.class.getClassLoader(),
              new Class<?>[] {Guarding.class},
              (self, method, arguments) -> new Bare());
    }
  }

  /** Leads to the handler. */
  public interface Leading {

    /** Not guarded. */
    @Path("on")
    Bare on();
  }

  /** Guards what implements it, and no sub-resource. */
  @VerifiedResponse("caf")
  public interface Guarded {}

  /** Both in one. */
  public interface Guarding extends Guarded, Leading {}

  /** Not guarded. */
  public static class OpenWay implements Leading {
    @Override
    public Bare on() {
      return new Bare();
    }
  }

  /** Guarded by an interface. */
  public static class GuardedWay extends OpenWay implements Guarded {}

  /** Guarded by an interface, and a bean. */
  @ApplicationScoped
  public static class GuardedBean extends OpenWay implements Guarded {}

  /** Has no annotation of its own. */
  public static class Bare {

    /** Counts, and asks for nothing that was verified. */
    @POST
    public String receive(@Context HttpServletRequest request) {
      Handled.count(request);
      return "open";
    }
  }
}
