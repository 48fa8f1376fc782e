package io.github.verifiedresponse.tests.probe;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;

/** A locator behind a locator, and nothing is guarded on this way. */
public final class OpenLocators {
  private OpenLocators() {}

  /** Leads on. */
  @Path("place/open-way")
  public static class Root {

    /** The next class. */
    @Path("further")
    public Way further() {
      return new Way();
    }
  }

  /** Leads to the handler. */
  public static class Way {

    /** The last class. */
    @Path("on")
    public Sub on() {
      return new Sub();
    }
  }

  /** Not guarded. */
  public static class Sub {

    /** Counts. */
    @POST
    public String receive(@Context HttpServletRequest request) {
      Handled.count(request);
      return "open";
    }
  }
}
