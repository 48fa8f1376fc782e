package io.github.verifiedresponse.quarkus.deployment;

import io.github.verifiedresponse.VerifiedResponse;
import io.quarkus.arc.DefaultBean;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Annotated classes that CDI has in the place of a resource, which Quarkus REST does not see. */
final class MisplacedHeirs {
  private MisplacedHeirs() {}

  /** An annotation of the application's. */
  @Retention(RetentionPolicy.RUNTIME)
  @VerifiedResponse("caf")
  @interface Kyc {}

  /** Has no path. */
  public abstract static class Posted {
    @POST
    public String post() {
      return "";
    }
  }

  /** A resource. */
  @Path("/account")
  @ApplicationScoped
  public static class Account extends Posted {}

  /** Guards a method of it. */
  @Alternative
  @Priority(1)
  @ApplicationScoped
  public static class OnOverridingMethod extends Account {
    @Override
    @VerifiedResponse("caf")
    public String post() {
      return "";
    }
  }

  /** A resource that is guarded by another verifier. */
  @Path("/pledge")
  @VerifiedResponse("other")
  @ApplicationScoped
  public static class Pledge extends Posted {}

  /** Names a verifier of its own. */
  @Alternative
  @Priority(1)
  @ApplicationScoped
  @VerifiedResponse("caf")
  public static class OnHeirOfGuarded extends Pledge {}

  /** A resource that a producer makes. */
  @Path("/ledger")
  @RequestScoped
  public static class Ledger extends Posted {}

  /** What it makes. */
  @Kyc
  public static class OnProduced extends Ledger {}

  /** Makes it. */
  @ApplicationScoped
  public static class Producers {
    @Produces
    @Alternative
    @Priority(1)
    @RequestScoped
    Ledger ledger() {
      return new OnProduced();
    }
  }

  /** A resource. */
  @Path("/fund")
  @ApplicationScoped
  public static class Fund extends Posted {}

  /** Replaces it, and is a resource as well. */
  @Path("/checked-fund")
  @Alternative
  @Priority(1)
  @ApplicationScoped
  @Kyc
  public static class OnAlternativeWithPath extends Fund {}

  /** A resource that gives way to any other bean. */
  @Path("/loan")
  @DefaultBean
  @ApplicationScoped
  public static class Loan extends Posted {}

  /** Is one, and a resource as well. */
  @Path("/checked-loan")
  @ApplicationScoped
  @Kyc
  public static class OnHeirOfDefault extends Loan {}

  /** A resource. */
  @Path("/share")
  @ApplicationScoped
  public static class Share extends Posted {}

  /** Brings no annotation. */
  @Alternative
  @Priority(1)
  @ApplicationScoped
  public static class PlainAlternative extends Share {}

  /** Replaces nothing: it is a resource beside the other. */
  @Path("/checked-share")
  @ApplicationScoped
  @Kyc
  public static class CheckedShare extends Share {}

  /** What a locator may return. */
  @Kyc
  public static class SubShare extends Share {}

  /** A guarded resource. */
  @Path("/bond")
  @ApplicationScoped
  @Kyc
  public static class Bond extends Posted {}

  /** Inherits the annotation. */
  @Alternative
  @Priority(1)
  @ApplicationScoped
  public static class AlternativeBond extends Bond {}
}
