package io.github.verifiedresponse;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.github.verifiedresponse.replay.Claim;
import io.github.verifiedresponse.replay.HeldClaim;
import io.github.verifiedresponse.result.ReplayIdentity;
import java.security.MessageDigest;
import javax.crypto.Mac;
import org.junit.jupiter.api.Test;

/**
 * The rooms of the house: arrows point one way, and each thing lives in one place. The rules are
 * methods, because surefire passes over ArchUnit's rules in fields.
 */
class RoomsTest {
  private static final String ROOT = "io.github.verifiedresponse";
  private static final String WIRE = ROOT + ".wire";
  private static final String MISTAKE = ROOT + ".mistake";
  private static final String MESSAGE = ROOT + ".message";
  private static final String RESULT = ROOT + ".result";
  private static final String CARRIER = ROOT + ".carrier";
  private static final String SCHEME = ROOT + ".scheme";
  private static final String KEY = ROOT + ".key";
  private static final String STORE = ROOT + ".store";
  private static final String REPLAY = ROOT + ".replay";
  private static final String BINDING = ROOT + ".binding";
  private static final String CONFIG = ROOT + ".config";
  private static final String GATE = ROOT + ".gate";
  private static final String PLACEMENT = ROOT + ".placement";
  private static final String CDI = ROOT + ".cdi";
  private static final String SPRING = ROOT + ".spring";

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void everyRoomImportsOnlyWhatItMay() {
    importsOnly(WIRE);
    importsOnly(MISTAKE);
    importsOnly(MESSAGE, WIRE);
    importsOnly(RESULT, MESSAGE, WIRE);
    importsOnly(CARRIER, MESSAGE, WIRE);
    importsOnly(KEY, MESSAGE, RESULT);
    importsOnly(STORE, MESSAGE);
    importsOnly(REPLAY, RESULT, STORE, MESSAGE);
    importsOnly(BINDING, RESULT, STORE, MESSAGE, WIRE);
    importsOnly(SCHEME, CARRIER, KEY, RESULT, MESSAGE, WIRE);
    importsOnly(ROOT, SCHEME, CARRIER, BINDING, REPLAY, RESULT, MISTAKE, MESSAGE, WIRE);
    importsOnly(
        CONFIG, ROOT, SCHEME, CARRIER, BINDING, REPLAY, KEY, STORE, RESULT, MISTAKE, MESSAGE);
    importsOnly(GATE, ROOT, REPLAY, RESULT, MISTAKE, MESSAGE);
    importsOnly(PLACEMENT, ROOT, MISTAKE);
    importsOnly(CDI, ROOT, PLACEMENT, MISTAKE);
    importsOnly(SPRING, ROOT, CONFIG, PLACEMENT, CDI, MISTAKE);
  }

  @Test
  void thereAreNoOtherRooms() {
    assertThat(HOUSE.stream().map(JavaClass::getPackageName).distinct())
        .containsExactlyInAnyOrder(
            ROOT, WIRE, MISTAKE, MESSAGE, RESULT, CARRIER, SCHEME, KEY, STORE, REPLAY, BINDING,
            CONFIG, GATE, PLACEMENT, CDI, SPRING);
  }

  @Test
  void roomsHaveNoCycles() {
    check(slices().matching("io.github.(**)").should().beFreeOfCycles());
  }

  @Test
  void macsAreMadeInScheme() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(SCHEME)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Mac.class));
  }

  @Test
  void digestsAreMadeInSchemeAndForTheReplayIdentityAndToKnowSamples() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(SCHEME)
            .and()
            .doNotBelongToAnyOf(ReplayIdentity.class)
            .and()
            .doNotHaveFullyQualifiedName(KEY + ".SampleSecrets")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(MessageDigest.class));
  }

  @Test
  void nimbusStaysInSchemeAndInKey() {
    check(
        noClasses()
            .that(not(resideInAnyPackage(SCHEME, KEY)))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.nimbusds.."));
  }

  @Test
  void cachesStayInStore() {
    staysIn(STORE, "javax.cache..");
  }

  @Test
  void databasesStayInStoreButForTheApplicationsOwnTransaction() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(STORE)
            .and()
            .doNotBelongToAnyOf(Claim.class, HeldClaim.class, VerifiedPayload.class)
            .and()
            .doNotHaveFullyQualifiedName(REPLAY + ".TransactionReplayGuard")
            .and()
            .doNotHaveFullyQualifiedName(REPLAY + ".TransactionReplayGuard$TransactionClaim")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.sql..", "java.sql.."));
  }

  @Test
  void microProfileConfigStaysInConfig() {
    staysIn(CONFIG, "org.eclipse.microprofile..");
  }

  @Test
  void springStaysInItsRoom() {
    staysIn(SPRING, "org.springframework..");
  }

  @Test
  void containersStayOutside() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", "jakarta.ws.rs.."));
  }

  @Test
  void theEnvironmentIsReadInKeyAndConfig() {
    check(
        noClasses()
            .that(not(resideInAnyPackage(KEY, CONFIG)))
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class));
  }

  @Test
  void nothingWritesToTheConsole() {
    check(
        noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err"));
  }

  @Test
  void namesSayWhatAClassIs() {
    check(
        noClasses()
            .should()
            .haveNameMatching(".*(Utils?|Helpers?|Impl|Common)(\\$.*)?")
            .orShould()
            .haveNameMatching(".*[.$]Default[A-Z].*"));
  }

  private static void importsOnly(String room, String... others) {
    check(
        noClasses()
            .that()
            .resideInAPackage(room)
            .should()
            .dependOnClassesThat(
                resideInAPackage(ROOT + "..")
                    .and(not(resideInAPackage(room)))
                    .and(not(resideInAnyPackage(others)))));
  }

  private static void staysIn(String room, String... packages) {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(room)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages));
  }

  private static void check(ArchRule rule) {
    rule.check(HOUSE);
  }
}
