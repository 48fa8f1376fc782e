package io.github.verifiedresponse.doctor;

import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.key.VerificationKey;
import io.github.verifiedresponse.scheme.Deployment;
import io.github.verifiedresponse.scheme.SignatureScheme;
import io.github.verifiedresponse.scheme.Vendor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * With what a signature is checked.
 *
 * @param secret its text, empty when there is none
 * @param keyForm how the text holds the key, where it is not the vendor's form
 * @param carrier where the content is, where it is not the vendor's place
 */
record Setup(
    Vendor vendor,
    String secret,
    Optional<VerificationKey> publicKey,
    Optional<String> keyForm,
    Map<String, String> config,
    Optional<Carrier> carrier) {

  /**
   * {@return the scheme}
   *
   * @throws IllegalArgumentException when there can be none with this secret or these values
   */
  SignatureScheme scheme() {
    Deployment deployment = keys();
    Set<String> asked = vendor.asks();
    for (Map.Entry<String, String> value : config.entrySet()) {
      if (asked.contains(value.getKey())) {
        deployment = deployment.with(value.getKey(), value.getValue());
      }
    }
    if (keyForm.isPresent()) {
      deployment = deployment.withKeyForm(keyForm.get());
    }
    SignatureScheme scheme = vendor.scheme(deployment);
    if (!secret.isEmpty()) {
      vendor.requireReadable(asSecret(), deployment);
    }
    return scheme;
  }

  /** {@return why there can be no scheme; the secret is not quoted} */
  String problem() {
    try {
      scheme();
      return "";
    } catch (IllegalArgumentException impossible) {
      return String.valueOf(impossible.getMessage());
    }
  }

  private Deployment keys() {
    if (publicKey.isPresent()) {
      return Deployment.of((message, keyId) -> List.of(publicKey.get()));
    }
    return secret.isEmpty() ? Deployment.withoutKeys() : Deployment.of(Keys.of(asSecret()));
  }

  private Secret asSecret() {
    return Secret.ofSample("the secret", secret);
  }

  Carrier place() {
    return carrier.orElseGet(vendor::carrier);
  }

  Setup withSecret(String other) {
    return new Setup(vendor, other, publicKey, keyForm, config, carrier);
  }

  Setup withKeyForm(String form) {
    return new Setup(vendor, secret, publicKey, Optional.of(form), config, carrier);
  }

  Setup withVendor(Vendor other) {
    return new Setup(other, secret, publicKey, keyForm, config, carrier);
  }

  Setup withConfig(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(config);
    changed.put(name, value);
    return new Setup(vendor, secret, publicKey, keyForm, Map.copyOf(changed), carrier);
  }

  /** Shows the vendor's name only. */
  @Override
  public String toString() {
    return "Setup[" + vendor.name() + "]";
  }
}
