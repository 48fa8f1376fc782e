package io.github.verifiedresponse;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.MessageDigest;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;

/** The rooms of the house: arrows point one way, and each thing lives in one place. */
@AnalyzeClasses(packages = RoomsTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
  static final String ROOT = "io.github.verifiedresponse";
  private static final String SCHEME = ROOT + ".scheme";
  private static final String KEY = ROOT + ".key";
  private static final String REPLAY = ROOT + ".replay";
  private static final String CONFIG = ROOT + ".config";
  private static final String CDI = ROOT + ".cdi";
  private static final String OURS = ROOT + "..";

  @ArchTest static final ArchRule root_imports_nothing_of_ours = importsOnly(ROOT);
  @ArchTest static final ArchRule scheme_imports_the_root = importsOnly(SCHEME, ROOT);
  @ArchTest static final ArchRule key_imports_the_root = importsOnly(KEY, ROOT);
  @ArchTest static final ArchRule replay_imports_the_root = importsOnly(REPLAY, ROOT);

  @ArchTest
  static final ArchRule config_imports_all_rooms_of_parts =
      importsOnly(CONFIG, ROOT, SCHEME, KEY, REPLAY);

  @ArchTest static final ArchRule cdi_imports_root_and_config = importsOnly(CDI, ROOT, CONFIG);

  @ArchTest
  static final ArchRule rooms_have_no_cycles =
      slices().matching(ROOT + "(.**)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule macs_are_made_in_scheme =
      noClasses()
          .that()
          .resideOutsideOfPackage(SCHEME)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Mac.class);

  @ArchTest
  static final ArchRule digests_are_made_in_scheme_and_for_the_replay_identity =
      noClasses()
          .that()
          .resideOutsideOfPackage(SCHEME)
          .and()
          .doNotHaveSimpleName(ReplayIdentity.class.getSimpleName())
          .should()
          .dependOnClassesThat()
          .areAssignableTo(MessageDigest.class);

  @ArchTest static final ArchRule nimbus_stays_in_scheme = staysIn(SCHEME, "com.nimbusds..");

  @ArchTest
  static final ArchRule stores_stay_in_replay = staysIn(REPLAY, "javax.sql..", "javax.cache..");

  @ArchTest
  static final ArchRule the_environment_is_read_in_key_and_config =
      noClasses()
          .that(are(not(resideInAnyPackage(KEY, CONFIG))))
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class);

  @ArchTest
  static final ArchRule names_say_what_a_class_is =
      noClasses()
          .should()
          .haveNameMatching(".*(Utils?|Helpers?|Impl|Manager|Common)(\\$.*)?")
          .orShould()
          .haveNameMatching(".*[.$]Default[A-Z].*");

  @ArchTest
  static final ArchRule rooms_are_not_called_after_nothing =
      noClasses()
          .should()
          .resideInAnyPackage("..util..", "..utils..", "..common..", "..internal..", "..impl..");

  @ArchTest
  static final ArchRule nothing_writes_to_the_console =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static void few_types_of_a_room_are_public(JavaClasses house) {
    assertThat(publicTypes(house, SCHEME))
        .containsExactlyInAnyOrder("Schemes", "CafProduct", "HmacAlgorithm");
    assertThat(publicTypes(house, KEY)).containsExactlyInAnyOrder("Keys", "Secrets");
    assertThat(publicTypes(house, REPLAY)).containsExactlyInAnyOrder("ReplayGuards");
    assertThat(publicTypes(house, CONFIG))
        .containsExactlyInAnyOrder("Verifiers", "Setting", "SettingSource");
    assertThat(publicTypes(house, CDI)).containsExactlyInAnyOrder("RequestPayloadsListener");
  }

  private static Set<String> publicTypes(JavaClasses house, String room) {
    return house.stream()
        .filter(type -> type.getPackageName().equals(room))
        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .map(JavaClass::getSimpleName)
        .filter(name -> !name.equals("package-info"))
        .collect(Collectors.toSet());
  }

  private static ArchRule importsOnly(String room, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(room)
        .should()
        .dependOnClassesThat(
            resideInAPackage(OURS)
                .and(not(resideInAPackage(room)))
                .and(not(resideInAnyPackage(others))));
  }

  private static ArchRule staysIn(String room, String... packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(room)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages);
  }
}
