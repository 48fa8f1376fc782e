package io.github.verifiedresponse.jaxrs;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.HandlesTypes;
import org.junit.jupiter.api.Test;

/** What this room may know, and what it shows. */
class RoomsTest {
  private static final String ROOT = "io.github.verifiedresponse";
  private static final JavaClasses ROOM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT + ".jaxrs");

  @Test
  void knowsJaxRsAndTheRoomsBelowIt() {
    classes()
        .that()
        .doNotBelongToAnyOf(CxfRegistration.class, JerseyRegistration.class)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            ROOT,
            ROOT + ".message",
            ROOT + ".mistake",
            ROOT + ".replay",
            ROOT + ".result",
            ROOT + ".config",
            ROOT + ".placement",
            ROOT + ".gate",
            ROOT + ".cdi",
            ROOT + ".jaxrs",
            "java..",
            "jakarta.annotation..",
            "jakarta.ws.rs..",
            "jakarta.servlet..",
            "org.jspecify..")
        .check(ROOM);
  }

  @Test
  void knowsServletsOnlyToCheckTheDeployment() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(
            PlacementInitializer.class,
            BeansCheck.class,
            ClosedApplication.class,
            ErrorPages.class,
            RequestEnd.class)
        .should()
        .dependOnClassesThat(resideInAPackage("jakarta.servlet.."))
        .check(ROOM);
    noClasses()
        .that()
        .doNotBelongToAnyOf(
            BeansCheck.class, ClosedApplication.class, ErrorPages.class, RequestEnd.class)
        .should()
        .dependOnClassesThat(
            resideInAPackage("jakarta.servlet..")
                .and(
                    not(
                        belongToAnyOf(
                            Servlet.class,
                            ServletContainerInitializer.class,
                            ServletContext.class,
                            ServletException.class,
                            HandlesTypes.class))))
        .check(ROOM);
  }

  @Test
  void knowsCxfOnlyToRegisterWithIt() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(CxfRegistration.class)
        .should()
        .dependOnClassesThat(resideInAPackage("org.apache.cxf.."))
        .check(ROOM);
  }

  @Test
  void knowsJerseyOnlyToRegisterWithIt() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(JerseyRegistration.class)
        .should()
        .dependOnClassesThat(resideInAPackage("org.glassfish.jersey.."))
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
  void showsWhatContainersAndApplicationsRegister() {
    classes()
        .that()
        .doNotBelongToAnyOf(
            VerifiedResponseFeature.class,
            ScannedFeature.class,
            RegistrationCheck.class,
            CxfRegistration.class,
            JerseyRegistration.class,
            PlacementInitializer.class)
        .should()
        .notBePublic()
        .check(ROOM);
    classes()
        .that()
        .belongToAnyOf(
            VerifiedResponseFeature.class,
            ScannedFeature.class,
            RegistrationCheck.class,
            CxfRegistration.class,
            JerseyRegistration.class,
            PlacementInitializer.class)
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
