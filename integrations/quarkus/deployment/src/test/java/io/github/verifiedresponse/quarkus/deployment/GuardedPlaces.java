package io.github.verifiedresponse.quarkus.deployment;

import io.github.verifiedresponse.VerifiedResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Proxy;

/** A class for each place where the annotation guards, and what leads to them. */
final class GuardedPlaces {
  private GuardedPlaces() {}

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

  @Path("/ClassInPlace")
  @VerifiedResponse("caf")
  public static class ClassInPlace {
    @POST
    public String post() {
      return Handled.by("ClassInPlace");
    }
  }

  @Path("/ClassMeta")
  @Kyc
  public static class ClassMeta {
    @POST
    public String post() {
      return Handled.by("ClassMeta");
    }
  }

  @Path("/ClassSuperclass")
  public static class ClassSuperclass extends Guarded {
    @POST
    public String post() {
      return Handled.by("ClassSuperclass");
    }
  }

  @Path("/ClassInterface")
  public static class ClassInterface implements GuardedToo {
    @POST
    public String post() {
      return Handled.by("ClassInterface");
    }
  }

  /** Annotated on its method. */
  public abstract static class GuardedMethod {
    @VerifiedResponse("caf")
    public abstract String post();
  }

  /** The same. */
  public interface GuardedMethodToo {
    @VerifiedResponse("caf")
    String post();
  }

  @Path("/MethodInPlace")
  public static class MethodInPlace {
    @POST
    @VerifiedResponse("caf")
    public String post() {
      return Handled.by("MethodInPlace");
    }
  }

  @Path("/MethodMeta")
  public static class MethodMeta {
    @POST
    @Kyc
    public String post() {
      return Handled.by("MethodMeta");
    }
  }

  @Path("/MethodSuperclass")
  public static class MethodSuperclass extends GuardedMethod {
    @Override
    @POST
    public String post() {
      return Handled.by("MethodSuperclass");
    }
  }

  @Path("/MethodInterface")
  public static class MethodInterface implements GuardedMethodToo {
    @Override
    @POST
    public String post() {
      return Handled.by("MethodInterface");
    }
  }

  /** All that makes a resource method of it. */
  public interface Contract {
    @POST
    @VerifiedResponse("caf")
    String post();
  }

  /** The same, by a meta-annotation. */
  public interface MetaContract {
    @POST
    @Kyc
    String post();
  }

  /** The same, from another interface. */
  public interface OtherContract extends Contract {}

  @Path("/ContractInPlace")
  public static class ContractInPlace implements Contract {
    @Override
    public String post() {
      return Handled.by("ContractInPlace");
    }
  }

  @Path("/ContractMeta")
  public static class ContractMeta implements MetaContract {
    @Override
    public String post() {
      return Handled.by("ContractMeta");
    }
  }

  @Path("/ContractInterface")
  public static class ContractInterface implements OtherContract {
    @Override
    public String post() {
      return Handled.by("ContractInterface");
    }
  }

  /** What Quarkus REST knows of a sub-resource. */
  public interface Sub {
    @POST
    String post();
  }

  @VerifiedResponse("caf")
  public static class SubInPlace implements Sub {
    @Override
    public String post() {
      return Handled.by("SubInPlace");
    }
  }

  @Kyc
  public static class SubMeta implements Sub {
    @Override
    public String post() {
      return Handled.by("SubMeta");
    }
  }

  public static class SubSuperclass extends Guarded implements Sub {
    @Override
    public String post() {
      return Handled.by("SubSuperclass");
    }
  }

  public static class SubInterface implements GuardedToo, Sub {
    @Override
    public String post() {
      return Handled.by("SubInterface");
    }
  }

  @VerifiedResponse("caf")
  public static class ProxiedInPlace implements Sub {
    @Override
    public String post() {
      return Handled.by("ProxiedInPlace");
    }
  }

  /** Leads to sub-resources. */
  @Path("/sub")
  public static class Locator {
    @Path("/{name}")
    public Sub sub(@PathParam("name") String name) {
      return switch (name) {
        case "SubInPlace" -> new SubInPlace();
        case "SubMeta" -> new SubMeta();
        case "SubSuperclass" -> new SubSuperclass();
        case "SubInterface" -> new SubInterface();
        default ->
            (Sub)
                Proxy.newProxyInstance(
                    Sub.class.getClassLoader(),
                    new Class<?>[] {Sub.class},
                    (proxy, method, arguments) -> new ProxiedInPlace().post());
      };
    }
  }

  /** A bean behind resources. */
  public interface Handler {
    String handle();
  }

  @ApplicationScoped
  @VerifiedResponse("caf")
  public static class BeanInPlace implements Handler {
    @Override
    public String handle() {
      return Handled.by("BeanInPlace");
    }
  }

  @ApplicationScoped
  public static class BeanSuperclass extends Guarded implements Handler {
    @Override
    public String handle() {
      return Handled.by("BeanSuperclass");
    }
  }
}
