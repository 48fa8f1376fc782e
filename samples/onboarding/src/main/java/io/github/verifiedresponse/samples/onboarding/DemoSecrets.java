package io.github.verifiedresponse.samples.onboarding;

import io.github.verifiedresponse.config.SettingSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells where the secrets are: in the environment or, for a first look, here. A secret that
 * everybody can read lets everybody sign, so it is said at start, and the pretend vendor works with
 * these only.
 */
public final class DemoSecrets implements SettingSource {
  static final String CAF_VARIABLE = "CAF_CLIENT_SECRET";
  static final String SHUFTI_VARIABLE = "SHUFTI_SECRET_KEY";
  static final String SHUFTI_LEGACY_VARIABLE = "SHUFTI_LEGACY_SECRET_KEY";

  static final String PURCHASE_VARIABLE = "RAZORPAY_KEY_SECRET";
  static final String EVENTS_VARIABLE = "PAYMENT_EVENTS_SECRET";

  static final String CAF = "demo-only-caf-client-secret-0123456789";
  static final String SHUFTI = "demo-only-shufti-secret-key-0123456789";
  private static final String SHUFTI_LEGACY = "demo-only-legacy-shufti-secret-key-9876";

  static final String PURCHASE = "demo-only-razorpay-key-secret-0123456789";

  /** Base64 of {@code demo-only-payment-events-secret}. */
  static final String EVENTS = "whsec_ZGVtby1vbmx5LXBheW1lbnQtZXZlbnRzLXNlY3JldA==";

  private static final Map<String, String> DEMO_VALUES =
      Map.of(
          CAF_VARIABLE, CAF,
          SHUFTI_VARIABLE, SHUFTI,
          SHUFTI_LEGACY_VARIABLE, SHUFTI_LEGACY,
          PURCHASE_VARIABLE, PURCHASE,
          EVENTS_VARIABLE, EVENTS);

  private static final Map<String, String> VARIABLES =
      Map.ofEntries(
          Map.entry("caf", CAF_VARIABLE),
          Map.entry("caf-envelope", CAF_VARIABLE),
          Map.entry("caf-servlet", CAF_VARIABLE),
          Map.entry("caf-bound", CAF_VARIABLE),
          Map.entry("caf-printed", CAF_VARIABLE),
          Map.entry("shufti", SHUFTI_VARIABLE),
          Map.entry("shufti-relayed", SHUFTI_VARIABLE),
          Map.entry("shufti-bound", SHUFTI_VARIABLE),
          Map.entry("shufti-legacy", SHUFTI_LEGACY_VARIABLE),
          Map.entry("purchase", PURCHASE_VARIABLE),
          Map.entry("purchase-bound", PURCHASE_VARIABLE),
          Map.entry("payment-events", EVENTS_VARIABLE));

  private final Set<String> warned = ConcurrentHashMap.newKeySet();

  /** Called by the service loader. */
  public DemoSecrets() {}

  static boolean isDemo(String variable) {
    return System.getenv(variable) == null;
  }

  @Override
  public @Nullable String value(String name) {
    String[] parts = name.split("\\.", -1);
    String variable = parts.length == 3 ? VARIABLES.get(parts[1]) : null;
    if (variable == null) {
      return null;
    }
    return switch (parts[2]) {
      case "secret" -> isDemo(variable) ? demoValue(variable) : null;
      case "allow-sample-secret" -> isDemo(variable) ? "true" : null;
      case "secret-env" -> isDemo(variable) ? null : variable;
      default -> null;
    };
  }

  private @Nullable String demoValue(String variable) {
    if (warned.add(variable)) {
      System.getLogger(DemoSecrets.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "{0} is not set: a DEMO secret is used that everybody can read. Never in production.",
              variable);
    }
    return DEMO_VALUES.get(variable);
  }
}
