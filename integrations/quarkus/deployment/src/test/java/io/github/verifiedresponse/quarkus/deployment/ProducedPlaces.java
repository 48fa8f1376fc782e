package io.github.verifiedresponse.quarkus.deployment;

import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.quarkus.deployment.GuardedPlaces.Guarded;
import io.github.verifiedresponse.quarkus.deployment.GuardedPlaces.GuardedToo;
import io.github.verifiedresponse.quarkus.deployment.GuardedPlaces.Kyc;
import io.github.verifiedresponse.quarkus.deployment.GuardedPlaces.Sub;
import io.quarkus.arc.BindingsSource;
import io.quarkus.arc.InterceptionProxy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.inject.Named;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Sub-resources that a locator has from CDI: what it returns are proxies, of other classes. */
final class ProducedPlaces {
  private ProducedPlaces() {}

  /** Leads to them. */
  @Path("/produced")
  public static class Producing {
    private final Instance<Sub> subs;

    Producing(@Any Instance<Sub> subs) {
      this.subs = subs;
    }

    @Path("/{name}")
    public Sub sub(@PathParam("name") String name) {
      return subs.select(NamedLiteral.of(name)).get();
    }
  }

  /** Makes them, and says of none of what class it is. */
  @ApplicationScoped
  public static class Producers {
    @Produces
    @ApplicationScoped
    @Named("ProducedInPlace")
    Sub inPlace() {
      return new ProducedInPlace();
    }

    @Produces
    @RequestScoped
    @Named("ProducedMeta")
    Unannotated meta() {
      return new ProducedMeta();
    }

    /** Intercepted: within the client proxy is a second one. */
    @Produces
    @ApplicationScoped
    @Named("ProducedSuperclass")
    Sub superclass(@BindingsSource(Binding.class) InterceptionProxy<Sub> proxy) {
      return proxy.create(new ProducedSuperclass());
    }

    /** Another bean's client proxy, within its own. */
    @Produces
    @ApplicationScoped
    @Named("ProducedInterface")
    Sub proxied(@Named("intercepted") Sub other) {
      return other;
    }
  }

  @VerifiedResponse("caf")
  public static class ProducedInPlace implements Sub {
    @Override
    public String post() {
      return Handled.by("ProducedInPlace");
    }
  }

  /** All that the producer says. */
  public static class Unannotated implements Sub {
    @Override
    public String post() {
      return Handled.by("Unannotated");
    }
  }

  @Kyc
  public static class ProducedMeta extends Unannotated {
    @Override
    public String post() {
      return Handled.by("ProducedMeta");
    }
  }

  public static class ProducedSuperclass extends Guarded implements Sub {
    @Override
    public String post() {
      return Handled.by("ProducedSuperclass");
    }
  }

  /** A bean of its own class, of which CDI makes a subclass. */
  @ApplicationScoped
  @Named("intercepted")
  public static class ProducedInterface implements GuardedToo, Sub {
    @Override
    @Noted
    public String post() {
      return Handled.by("ProducedInterface");
    }
  }

  /** Binds an interceptor. */
  @InterceptorBinding
  @Retention(RetentionPolicy.RUNTIME)
  @interface Noted {}

  /** Binds it to what is produced. */
  public abstract static class Binding implements Sub {
    @Override
    @Noted
    public abstract String post();
  }

  /** Does nothing but to be there. */
  @Noted
  @Interceptor
  @Priority(1)
  public static class Noting {
    @AroundInvoke
    Object note(InvocationContext call) throws Exception {
      return call.proceed();
    }
  }
}
