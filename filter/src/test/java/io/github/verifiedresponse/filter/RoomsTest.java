package io.github.verifiedresponse.filter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What this room may know, and what it shows. */
class RoomsTest {
  private static final String ROOT = "io.github.verifiedresponse";

  /** With what is nested in them. */
  private static final String SPRING = ".*\\.Spring[^.]*";

  private static final String[] KNOWN = {
    ROOT,
    ROOT + ".message",
    ROOT + ".mistake",
    ROOT + ".replay",
    ROOT + ".result",
    ROOT + ".config",
    ROOT + ".placement",
    ROOT + ".gate",
    ROOT + ".cdi",
    ROOT + ".filter",
    "java..",
    "jakarta.servlet..",
    "jakarta.enterprise..",
    "org.jspecify.."
  };
  private static final JavaClasses ROOM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT + ".filter");

  @Test
  void knowsTheServletApiAndTheRoomsBelowIt() {
    classes()
        .that()
        .haveNameNotMatching(SPRING)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(KNOWN)
        .check(ROOM);
  }

  @Test
  void knowsSpringInClassesThatOnlySpringBootCalls() {
    classes()
        .that()
        .haveNameMatching(SPRING)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            Stream.concat(Stream.of(KNOWN), Stream.of(ROOT + ".spring", "org.springframework.."))
                .toArray(String[]::new))
        .check(ROOM);
    classes()
        .that()
        .haveNameMatching(SPRING)
        .should()
        .onlyHaveDependentClassesThat()
        .haveNameMatching(SPRING)
        .check(ROOM);
  }

  @Test
  void logsThroughThePlatform() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "org.slf4j..")
        .check(ROOM);
  }

  @Test
  void showsWhatContainersMakeAndNothingElse() {
    classes()
        .that()
        .doNotBelongToAnyOf(
            VerifiedResponseFilter.class,
            VerifiedResponseInitializer.class,
            DeploymentListener.class,
            TagLibraryListener.class,
            DeploymentExtension.class,
            SpringInitializer.class,
            SpringHandlerFilter.class)
        .should()
        .notBePublic()
        .check(ROOM);
    classes()
        .that()
        .belongToAnyOf(
            VerifiedResponseFilter.class,
            VerifiedResponseInitializer.class,
            DeploymentListener.class,
            TagLibraryListener.class,
            DeploymentExtension.class,
            SpringInitializer.class,
            SpringHandlerFilter.class)
        .should()
        .bePublic()
        .andShould()
        .haveModifier(JavaModifier.FINAL)
        .check(ROOM);
  }

  @Test
  void hasNoStaticState() {
    fields().that().areStatic().should().beFinal().check(ROOM);
  }
}
