package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.VerifiedResponse;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRequestListener;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

class SpringListenersTest {
  private static final String NAME =
      "io.github.verifiedresponse.filter.SpringListenersTest$ByNameOnly";

  @VerifiedResponse("caf")
  static class ByClass implements ServletRequestListener {}

  @VerifiedResponse("caf")
  static class ByInstance implements ServletContextListener {}

  @VerifiedResponse("caf")
  static class ByNameOnly implements ServletRequestListener {}

  @VerifiedResponse("caf")
  static class NoListener {}

  static class NotAnnotated implements ServletRequestListener {}

  /** With constants of each kind that a class file can have. */
  static class Adding {
    void all(ServletContext context) {
      context.addListener(ByClass.class);
      context.addListener(new ByInstance());
      context.addListener(NAME);
      context.addListener("no.such.Listener");
      context.addListener(NotAnnotated.class);
    }

    Object others() {
      Supplier<NoListener> made = NoListener::new;
      return made.get() + "a long " + System.nanoTime() / 12_345_678_901L + Math.random() * 0.123;
    }
  }

  static class AddingNone {
    Object none() {
      return new ByInstance();
    }
  }

  @Test
  void findsTheAnnotatedListenersThatABeanAddsByClassInstanceOrName() {
    DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
    beans.registerSingleton("adding", new Adding());

    assertThat(SpringListeners.of(beans))
        .containsExactlyInAnyOrder(ByClass.class, ByInstance.class, ByNameOnly.class);
  }

  @Test
  void findsNoneInAClassThatAddsNone() {
    assertThat(SpringListeners.namedBy(AddingNone.class)).isEmpty();
  }

  @Test
  void findsNoneInAClassWithoutAFile() {
    Runnable madeAtRunTime = () -> new AddingNone().none();

    assertThat(SpringListeners.namedBy(madeAtRunTime.getClass())).isEmpty();
    assertThat(SpringListeners.namedBy(String.class)).isEmpty();
  }
}
