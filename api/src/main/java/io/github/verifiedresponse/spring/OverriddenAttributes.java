package io.github.verifiedresponse.spring;

import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.placement.GuardedBy;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ReflectionUtils;

/**
 * Attributes of {@link VerifiedResponse} that another annotation sets with Spring's
 * {@code @AliasFor}. Only Spring would see them, and a guard that accepts more than is written
 * would be no guard.
 */
final class OverriddenAttributes {
  private OverriddenAttributes() {}

  /**
   * Refuses a class on which, or on whose methods, an attribute is set so.
   *
   * @throws ConfigurationException naming the class, the annotation and the attribute
   */
  static void refuse(Class<?> type) {
    Stream.concat(Stream.of(type), Stream.of(ReflectionUtils.getUniqueDeclaredMethods(type)))
        .flatMap(OverriddenAttributes::annotations)
        .forEach(each -> refuse(each, type));
  }

  private static Stream<MergedAnnotation<VerifiedResponse>> annotations(AnnotatedElement element) {
    return MergedAnnotations.from(element, SearchStrategy.TYPE_HIERARCHY).stream(
            VerifiedResponse.class)
        .filter(each -> each.getMetaSource() != null);
  }

  private static void refuse(MergedAnnotation<VerifiedResponse> merged, Class<?> type) {
    Class<?> source = Objects.requireNonNull(merged.getMetaSource()).getType();
    VerifiedResponse written = source.getAnnotation(VerifiedResponse.class);
    if (written == null) {
      return;
    }
    VerifiedResponse asSpringReads = merged.synthesize();
    for (Method attribute : VerifiedResponse.class.getDeclaredMethods()) {
      String name = attribute.getName();
      if (!Objects.deepEquals(
          ReflectionUtils.invokeMethod(attribute, asSpringReads),
          ReflectionUtils.invokeMethod(attribute, written))) {
        throw GuardedBy.wouldNotGuard(
            type,
            "@"
                + source.getSimpleName()
                + " or an annotation that has it sets its attribute "
                + name
                + " by @AliasFor, which only Spring reads: write @VerifiedResponse itself, with that "
                + name);
      }
    }
  }
}
