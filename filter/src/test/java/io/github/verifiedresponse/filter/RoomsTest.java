package io.github.verifiedresponse.filter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What this room may know, and what it shows. */
class RoomsTest {
  private static final String ROOT = "io.github.verifiedresponse";
  private static final JavaClasses ROOM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT + ".filter");

  @Test
  void knowsTheServletApiAndTheRoomsBelowIt() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            ROOT,
            ROOT + ".config",
            ROOT + ".gate",
            ROOT + ".cdi",
            ROOT + ".filter",
            "java..",
            "jakarta.servlet..",
            "jakarta.enterprise..",
            "org.jspecify..")
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
            DeploymentExtension.class)
        .should()
        .notBePublic()
        .check(ROOM);
    classes()
        .that()
        .belongToAnyOf(
            VerifiedResponseFilter.class,
            VerifiedResponseInitializer.class,
            DeploymentListener.class,
            DeploymentExtension.class)
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
