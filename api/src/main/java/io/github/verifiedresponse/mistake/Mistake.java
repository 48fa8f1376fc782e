package io.github.verifiedresponse.mistake;

/**
 * The kinds of mistake that stop the start of an application. Each has a code that its message ends
 * with and that stays the same in all versions; a code that is no longer needed is not used again.
 */
public enum Mistake {
  /** A name that no setting has. */
  UNKNOWN_SETTING(
      1001,
      "A name in the configuration is not the name of a setting.",
      "Correct the spelling; the message suggests a similar name if there is one."),
  /** Settings of a verifier that no source gives a scheme. */
  NO_SCHEME(
      1002,
      "There are settings of a verifier whose `scheme` is not set in any source, so they would have"
          + " no effect.",
      "Correct the verifier's name, remove the settings, or set its `scheme`."),
  /** A filter, an annotation or code names a verifier that there is not. */
  UNKNOWN_VERIFIER(
      1003,
      "A filter, an annotation or code names a verifier that does not exist.",
      "Correct the name, or set the `scheme` of a verifier with that name."),
  /** A name of a verifier that is not kebab-case. */
  VERIFIER_NAME(
      1004,
      "A verifier's name is not in kebab-case.",
      "Rename it, for example to `shufti-relayed`."),
  /** Two verifiers of one name. */
  SAME_VERIFIER(
      1005,
      "Two verifiers have the same name, or two filters have different init-params for one"
          + " verifier.",
      "Rename one of them, or keep its settings in one place."),
  /** A file of settings that cannot be read, or two files that disagree. */
  SETTINGS_FILE(
      1006,
      "A file `META-INF/verified-response.properties` cannot be read, or two of them disagree.",
      "Correct the file that the message names, or keep one of the two values."),
  /** A value that still holds an expression. */
  UNRESOLVED(
      1007,
      "A value still contains `${…}`, because it was not resolved.",
      "Define the variable that it names, or write the actual value."),
  /** A required setting that is missing. */
  NOT_SET(1008, "A setting that is required here is not set.", "Set it as the message says."),
  /** A check that is left empty. */
  EMPTY(
      1009,
      "A setting that can disable a check is empty in every source that contains it.",
      "Write the value that disables the check, such as `accept=any`, or remove the line."),
  /** One thing set in two ways. */
  SET_TWICE(
      1010,
      "One source sets two alternative settings, such as `secret` and `secret-file`.",
      "Keep one of them."),
  /** A setting that would have no effect. */
  NO_EFFECT(
      1011,
      "A setting would have no effect in combination with the others.",
      "Remove it, or change the setting that the message names."),
  /** Settings that exclude each other. */
  CONTRADICTION(
      1012,
      "Settings of one verifier contradict each other.",
      "Change one of the two that the message names."),
  /** A wrong value of a scheme's setting. */
  SCHEME(
      1021,
      "The scheme, its variant or a value that it requires is wrong, or the library refuses the"
          + " vendor.",
      "Compare it with [vendors.md](vendors.md)."),
  /** A secret that cannot be read or cannot be right. */
  SECRET(
      1022,
      "A secret cannot be read or cannot be valid, or a setting for secrets is wrong. The value is"
          + " never shown.",
      "Check the setting that the message names, and copy the secret exactly as the vendor shows"
          + " it."),
  /** A public key that cannot be read. */
  PUBLIC_KEY(
      1023,
      "A vendor's public key cannot be read, or a setting for public keys is wrong.",
      "Copy the key as the vendor publishes it."),
  /** A wrong value of a check's setting. */
  VALUE(
      1024,
      "The value of a setting cannot be read, or is out of range.",
      "Write it as the message says; [configuration.md](configuration.md) lists all settings."),
  /** A store that cannot be used. */
  STORE(
      1025,
      "A store of used results or references cannot be used, or one of its settings is wrong.",
      "Follow the message; [databases.md](databases.md) shows how to create the tables."),
  /** One secret under two schemes. */
  SHARED_SECRET(
      1031,
      "Verifiers with different schemes share a secret, or one secret ends with another.",
      "Give each scheme its own secret."),
  /** One scope in two stores. */
  SPLIT_SCOPE(
      1032,
      "Two verifiers record the used results of one `replay-scope` in different stores.",
      "Set the same `replay-guard` for both, or another `replay-scope`."),
  /** One scope of client and vendor. */
  TWO_SENDERS(
      1033,
      "Two verifiers with different `sender` share one `replay-scope`.",
      "Give one of them its own `replay-scope`."),
  /** A bean that a binding names and that there is not. */
  EXPECTED_BEAN(
      1034,
      "A binding to `expected:` names no bean of the application, or more than one.",
      "Give one bean that name."),
  /** A filter without mapping. */
  MAPPED_TO_NOTHING(
      1101,
      "A `VerifiedResponseFilter` has no mapping.",
      "Map it to the `<servlet-name>` of the servlet that it should guard, or remove it."),
  /** A filter-mapping to a servlet that there is not. */
  UNKNOWN_SERVLET(
      1102,
      "A `VerifiedResponseFilter` is mapped to a `<servlet-name>` that no servlet has.",
      "Correct the name."),
  /** A URL pattern that can be bypassed. */
  UNSAFE_PATTERN(
      1103,
      "A filter's URL pattern can be bypassed by another spelling of the path.",
      "Map the filter to the `<servlet-name>`, to the servlet's own pattern, or to `/*`."),
  /** A filter that could not tell failures apart. */
  FRAMEWORK_SERVLET(
      1104,
      "`give-back=exception` is set for a filter in front of a framework's servlet, where it cannot"
          + " distinguish the framework's exceptions from the handler's.",
      "Guard the handlers with `@VerifiedResponse`, or set `give-back=explicit`."),
  /** An annotated servlet that no filter guards. */
  UNGUARDED_SERVLET(
      1111,
      "No filter guards an annotated servlet.",
      "Register it earlier, or add `verified_response` to `<absolute-ordering>`."),
  /** An annotation where nothing heeds it. */
  UNGUARDABLE(
      1112,
      "`@VerifiedResponse` is on a class or method where it would have no effect.",
      "Write it on the servlet, JAX-RS resource or CDI bean that handles the request."),
  /** An annotation on a sub-resource locator. */
  LOCATOR(
      1113,
      "`@VerifiedResponse` is on a sub-resource locator, which runs before any filter.",
      "Write it on the sub-resource."),
  /** Interfaces that disagree. */
  DISAGREEMENT(
      1114,
      "The interfaces of a class have different `@VerifiedResponse` annotations.",
      "Write it on the class or its method."),
  /** A module that is missing. */
  MISSING_MODULE(
      1115,
      "An annotated class needs a module that the application does not have.",
      "Add `verified-response-jaxrs` or `verified-response-filter`."),
  /** A server that is too old. */
  OLD_SERVER(
      1116,
      "The server's Jakarta RESTful Web Services is older than 3.1, so the JAX-RS filter might not"
          + " be loaded.",
      "Use a server with Jakarta EE 10, or remove the jar."),
  /** A module that guards nothing here. */
  SURPLUS_MODULE(
      1117,
      "An application with the Quarkus extension contains the module of the servlet filter or of"
          + " the JAX-RS filter, which would guard nothing there.",
      "Remove `verified-response-filter` and `verified-response-jaxrs` from the application."),
  /** A JAX-RS application without the guard. */
  NOT_REGISTERED(
      1118,
      "A JAX-RS application with annotated resources does not register the filter, for example"
          + " because of `jakarta.ws.rs.loadServices=false`.",
      "Add `VerifiedResponseFeature` to the classes of the `Application`."),
  /** What a part of the application threw. */
  OTHER(
      1199,
      "A part that the application supplies, such as a `SettingSource`, failed.",
      "Read the message and its cause.");

  private final int number;
  private final String meaning;
  private final String fix;

  Mistake(int number, String meaning, String fix) {
    this.number = number;
    this.meaning = meaning;
    this.fix = fix;
  }

  /** {@return the code, such as {@code VR-1001}} */
  public String code() {
    return "VR-" + number;
  }

  /** {@return what is wrong, in one sentence of Markdown} */
  public String meaning() {
    return meaning;
  }

  /** {@return what to do, in one sentence of Markdown} */
  public String fix() {
    return fix;
  }
}
