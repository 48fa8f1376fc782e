package io.github.verifiedresponse.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.VerifiedResponse;
import jakarta.servlet.Servlet;
import java.io.InputStream;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Containers tell of classes that are annotated themselves; the others are found in the files. */
class AnnotatedClassesTest {
  private static final String CLASSES = "/WEB-INF/classes/";
  private static final String FOLDER = CLASSES + "folder/";

  static class OfMethod {
    @VerifiedResponse("caf")
    void run() {}
  }

  @VerifiedResponse("caf")
  @Retention(RetentionPolicy.RUNTIME)
  @interface Onboarding {}

  @Onboarding
  static class OfAnnotation {}

  @Onboarding
  @Repeatable(Composeds.class)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Composed {}

  @Retention(RetentionPolicy.RUNTIME)
  @interface Composeds {
    Composed[] value();
  }

  @Composed
  static class OfComposed {}

  @Composed
  @Composed
  static class OfRepeated {}

  interface Contract {
    @VerifiedResponse("caf")
    void run();
  }

  abstract static class Middle implements Contract {}

  static class Heir extends Middle {
    @Override
    public void run() {}
  }

  abstract static class Serving extends OfMethod implements Servlet {}

  /** Speaks of the annotation, and has none. */
  static class Neighbour {
    static Class<?> named() {
      return VerifiedResponse.class;
    }
  }

  private static AnnotatedClasses of(@Nullable Set<Class<?>> found, Class<?>... files) {
    Set<String> paths =
        Arrays.stream(files).map(AnnotatedClassesTest::path).collect(Collectors.toSet());
    paths.add(CLASSES + "META-INF/notes.txt");
    return AnnotatedClasses.of(
        found,
        directory ->
            directory.equals(CLASSES) ? Set.of(FOLDER) : directory.equals(FOLDER) ? paths : null,
        AnnotatedClassesTest::content,
        AnnotatedClassesTest.class.getClassLoader());
  }

  private static String path(Class<?> type) {
    return CLASSES + type.getName().replace('.', '/') + ".class";
  }

  private static @Nullable InputStream content(String path) {
    return AnnotatedClassesTest.class
        .getClassLoader()
        .getResourceAsStream(path.substring(CLASSES.length()));
  }

  @Test
  void areFoundWhereAMethodAnAnnotationOrWhatIsInheritedIsAnnotated() {
    assertThat(
            of(
                    null,
                    Heir.class,
                    Middle.class,
                    Contract.class,
                    OfAnnotation.class,
                    Onboarding.class,
                    OfMethod.class,
                    Neighbour.class)
                .all())
        .containsExactlyInAnyOrder(
            Heir.class,
            Middle.class,
            Contract.class,
            OfAnnotation.class,
            Onboarding.class,
            OfMethod.class);
  }

  @Test
  void areFoundWhereAnAnnotationOfAnAnnotationIsAnnotated() {
    assertThat(of(null, OfRepeated.class, OfComposed.class, Composed.class, Onboarding.class).all())
        .containsExactlyInAnyOrder(
            OfRepeated.class, OfComposed.class, Composed.class, Onboarding.class);
  }

  @Test
  void areThoseOfTheContainerWhereThereAreNoFiles() {
    Set<Class<?>> found = Set.of(OfMethod.class);

    assertThat(AnnotatedClasses.of(found, path -> null, path -> null, loader()).all())
        .containsExactly(OfMethod.class);
    assertThat(AnnotatedClasses.of(null, path -> null, path -> null, loader()).all()).isEmpty();
  }

  /** A class whose superclass is in no jar is one that nothing can use. */
  @Test
  void leaveOutWhatCannotBeLoaded() {
    String missing = CLASSES + "no/such/Thing.class";
    String unread = CLASSES + "no/such/Other.class";

    assertThat(
            AnnotatedClasses.of(
                    null,
                    directory -> Set.of(missing, unread),
                    path -> path.equals(missing) ? content(path(OfMethod.class)) : null,
                    loader())
                .all())
        .isEmpty();
  }

  private static ClassLoader loader() {
    return AnnotatedClassesTest.class.getClassLoader();
  }

  @Test
  void areRefusedWhereOnlyABeanCouldBeGuardedAndThereIsNone() {
    AnnotatedClasses classes = of(Set.of(OfMethod.class));
    classes.refuseUnguardable();
    classes.refuseOthersThanBeans(type -> true);

    assertThatThrownBy(() -> classes.refuseOthersThanBeans(type -> false))
        .hasMessage(
            "@VerifiedResponse on %s would not guard it: it is not a servlet, a JAX-RS resource or a"
                    .formatted(OfMethod.class.getName())
                + " CDI bean with a scope: write it on the servlet, the JAX-RS resource or the CDI"
                + " bean that handles the request [VR-1112]");
  }

  @Test
  void areRefusedWhereTheyAreHandlersOfSpringAndNothingLooksWhatGuardsThem() {
    AnnotatedClasses classes = of(Set.of(GuardedByTest.OfSpring.class));
    classes.refuseOthersThanBeans(type -> true);

    assertThatThrownBy(() -> classes.refuseOthersThanBeans(type -> false))
        .hasMessageContaining("it is a Spring handler")
        .hasMessageContaining("remove the annotation");
  }

  @Test
  void needNoBeanWhereAServletInheritsThem() {
    of(Set.of(OfMethod.class, Serving.class)).refuseOthersThanBeans(type -> false);
    of(Set.of(Contract.class)).refuseOthersThanBeans(type -> false);
  }

  @Test
  void ofFiltersAndTheLikeAreRefused() {
    assertThatThrownBy(() -> of(Set.of(GuardedByTest.OfFilter.class)).refuseUnguardable())
        .hasMessageContaining("it is a servlet filter");
  }

  @Test
  void thatAreRefusedAreAllNamedALineEach() {
    assertThatThrownBy(
            () ->
                of(Set.of(OfMethod.class, OfAnnotation.class)).refuseOthersThanBeans(type -> false))
        .message()
        .hasLineCount(2)
        .contains("@VerifiedResponse on " + OfMethod.class.getName() + " would not guard it")
        .contains("@VerifiedResponse on " + OfAnnotation.class.getName() + " would not guard it");
  }
}
