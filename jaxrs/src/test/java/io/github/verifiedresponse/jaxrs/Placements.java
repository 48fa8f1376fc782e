package io.github.verifiedresponse.jaxrs;

import io.github.verifiedresponse.VerifiedResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Resources with the annotation wherever it can stand; each answers {@code ran}. */
final class Placements {
  private Placements() {}

  @VerifiedResponse("shufti")
  @Retention(RetentionPolicy.RUNTIME)
  @interface Onboarding {}

  @Path("/p")
  public static class OnMethod {
    @POST
    @VerifiedResponse("shufti")
    public String run(String body) {
      return "ran";
    }

    @GET
    public String sibling() {
      return "ran";
    }
  }

  @Path("/p")
  @VerifiedResponse("shufti")
  public static class OnClass {
    @POST
    public String run(String body) {
      return "ran";
    }
  }

  @Path("/p")
  public static class OnOverriddenMethod extends OnMethod {
    @Override
    public String run(String body) {
      return "ran";
    }
  }

  @Path("/p")
  public static class OnOverriddenMethodWithItsOwnVerb extends OnMethod {
    @Override
    @POST
    public String run(String body) {
      return "ran";
    }
  }

  public interface GuardedMethod {
    @POST
    @VerifiedResponse("shufti")
    String run(String body);
  }

  @Path("/p")
  public static class OnInterfaceMethod implements GuardedMethod {
    @Override
    public String run(String body) {
      return "ran";
    }
  }

  @Path("/p")
  public static class OnInterfaceMethodWithItsOwnVerb implements GuardedMethod {
    @Override
    @POST
    public String run(String body) {
      return "ran";
    }
  }

  @VerifiedResponse("shufti")
  public interface GuardedType {
    @POST
    String run(String body);
  }

  @Path("/p")
  public static class OnInterfaceType implements GuardedType {
    @Override
    public String run(String body) {
      return "ran";
    }
  }

  @VerifiedResponse("shufti")
  public abstract static class GuardedBase {
    @POST
    public String run(String body) {
      return "ran";
    }
  }

  @Path("/p")
  public static class OnSuperclass extends GuardedBase {}

  public interface Taking<T> {
    @POST
    @VerifiedResponse("shufti")
    String take(T body);
  }

  @Path("/p")
  public static class OnGenericInterface implements Taking<String> {
    @Override
    public String take(String body) {
      return "ran";
    }
  }

  public abstract static class TakingBase<T> {
    @POST
    @VerifiedResponse("shufti")
    public abstract String take(T body);
  }

  @Path("/p")
  public static class OnGenericSuperclass extends TakingBase<String> {
    @Override
    public String take(String body) {
      return "ran";
    }
  }

  @Path("/p")
  public static class OnAnnotationOfTheMethod {
    @POST
    @Onboarding
    public String run(String body) {
      return "ran";
    }
  }

  @Path("/p")
  @Onboarding
  public static class OnAnnotationOfTheClass {
    @POST
    public String run(String body) {
      return "ran";
    }
  }

  @Path("/p")
  public static class OnSubResourceClass {
    @Path("")
    public OnClass locate() {
      return new OnClass();
    }
  }

  @Path("/p")
  public static class OnSubResourceMethod {
    @Path("")
    public Object locate() {
      return new OnMethod();
    }
  }

  @Path("/p")
  public static class OnSubResourceInterface {
    @Path("")
    public Class<OnInterfaceType> locate() {
      return OnInterfaceType.class;
    }
  }
}
