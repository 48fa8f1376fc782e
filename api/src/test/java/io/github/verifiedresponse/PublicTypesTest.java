package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The public types of each package: one more is a decision, and not an accident. */
class PublicTypesTest {
  private static final String ROOT = "io.github.verifiedresponse";

  private static final JavaClasses API =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void areTheseAndNoMore() {
    assertThat(publicTypes(""))
        .containsExactlyInAnyOrder(
            "VerifiedResponse",
            "Entity",
            "VerifiedPayload",
            "NotVerifiedException",
            "ResponseVerifier",
            "ResponseVerifierBuilder",
            "ResultHandling",
            "VerifierStatus",
            "Acceptance",
            "Requirement",
            "Verification",
            "Verified",
            "Acknowledged",
            "Rejected",
            "Answered",
            "Attached",
            "Problem",
            "GuardedEndpoint",
            "ClosedApplicationReport",
            "VerificationListener",
            "VerificationEvent",
            "Step",
            "Result");
    assertThat(publicTypes(".mistake"))
        .containsExactlyInAnyOrder("ConfigurationException", "Found", "Mistake", "Mistakes");
    assertThat(publicTypes(".message"))
        .containsExactlyInAnyOrder(
            "Reason",
            "RejectedException",
            "InboundMessage",
            "InboundMessageBuilder",
            "BodySource",
            "PartSource",
            "Content",
            "Sink",
            "StrictObject",
            "SignedParts",
            "FormFields",
            "RequestParameters",
            "RequestChecks",
            "Caller",
            "FilterKind");
    assertThat(publicTypes(".result"))
        .containsExactlyInAnyOrder(
            "AuthenticMessage",
            "Outcome",
            "SignedTime",
            "Freshness",
            "Handshake",
            "ReplayIdentity",
            "Sender");
    assertThat(publicTypes(".scheme"))
        .containsExactlyInAnyOrder(
            "SignatureScheme",
            "Schemes",
            "CafProduct",
            "HmacAlgorithm",
            "Vendor",
            "VendorBuilder",
            "Vendors",
            "Deployment",
            "Algorithm",
            "Encoding",
            "TimeForm",
            "Signing",
            "SigningKey",
            "SigningResult",
            "Form");
    assertThat(publicTypes(".key"))
        .containsExactlyInAnyOrder(
            "KeySource",
            "PublicKeySource",
            "VerificationKey",
            "Secret",
            "JwksAccess",
            "Keys",
            "PublicKeys",
            "Secrets",
            "Tenant",
            "TenantKeys");
    assertThat(publicTypes(".carrier")).containsExactlyInAnyOrder("Carrier", "Carriers");
    assertThat(publicTypes(".replay"))
        .containsExactlyInAnyOrder(
            "ReplayGuard",
            "ReplayGuards",
            "Admission",
            "Taken",
            "Refused",
            "AlreadyUsedException",
            "Claim",
            "HeldClaim",
            "ClaimTerms",
            "Ending",
            "Settlement",
            "GiveBack",
            "OnReplay",
            "OnNotAccepted");
    assertThat(publicTypes(".binding"))
        .containsExactlyInAnyOrder("Binding", "Field", "ExpectedResult", "References");
    assertThat(publicTypes(".store"))
        .containsExactlyInAnyOrder(
            "Store",
            "StoreProvider",
            "Work",
            "Entry",
            "TimeLimitedStore",
            "MemoryStore",
            "JdbcStore",
            "JdbcTransaction",
            "JCacheStore");
    assertThat(publicTypes(".config"))
        .containsExactlyInAnyOrder(
            "Verifiers",
            "RunningApplication",
            "VerifierSource",
            "SettingSource",
            "ApplicationBeans");
    assertThat(publicTypes(".gate"))
        .containsExactlyInAnyOrder("Gate", "Visit", "Exchange", "Arrival");
    assertThat(publicTypes(".placement"))
        .containsExactlyInAnyOrder(
            "AnnotationLookup", "GuardedBy", "AnnotatedClasses", "HandlerGuard");
    assertThat(publicTypes(".cdi"))
        .containsExactlyInAnyOrder(
            "RequestPayloadsListener",
            "VerifiedResponseInterceptor",
            "GuardedBeans",
            "GuardedBeansExtension",
            "InjectedPayloadsExtension");
    assertThat(publicTypes(".spring")).containsExactlyInAnyOrder("AnnotatedBeansInitializer");
  }

  private static Set<String> publicTypes(String room) {
    return API.stream()
        .filter(type -> type.getPackageName().equals(ROOT + room))
        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .map(JavaClass::getSimpleName)
        .collect(Collectors.toSet());
  }
}
