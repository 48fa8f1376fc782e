package io.github.verifiedresponse.quarkus.deployment;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Not guarded, but what it leads to is. */
@Path("/open")
public class OpenResource {

  @Inject
  @SuppressWarnings("NullAway.Init")
  SecondLock bean;

  @POST
  public String open(byte[] body) {
    return Handled.by("open " + body.length);
  }

  @POST
  @Path("/parameter")
  public String parameter(VerifiedPayload result) {
    return Handled.by("parameter");
  }

  @POST
  @Path("/bean")
  public String bean() {
    return bean.handle();
  }

  @POST
  @Path("/method")
  @VerifiedResponse("caf")
  public String method() {
    return bean.handle();
  }

  @POST
  @Path("/meta")
  @Kyc
  public String meta() {
    return Handled.by("meta");
  }

  @Path("/sub")
  public Sub sub() {
    return new GuardedSub();
  }

  /** An annotation of an annotation of the application's. */
  @Retention(RetentionPolicy.RUNTIME)
  @VerifiedResponse("caf")
  @interface Composed {}

  /** An annotation of the application's. */
  @Retention(RetentionPolicy.RUNTIME)
  @Composed
  @interface Kyc {}

  /** What Quarkus REST knows of the sub-resource. */
  public interface Sub {
    @POST
    @Path("/result")
    String result();
  }

  /** What the locator returns: the annotation is here only. */
  @VerifiedResponse("caf")
  public static class GuardedSub implements Sub {
    @Override
    public String result() {
      return Handled.by("sub");
    }
  }
}
