package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.message.Reason;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.MessageDigestSpi;
import java.security.Provider;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.MacSpi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Security providers that a server puts first, as FIPS ones are. */
class ProvidersTest {
  private static final String NAME = "first";

  @AfterEach
  void takeTheProviderAway() {
    Security.removeProvider(NAME);
  }

  private static void putFirst(Map<String, Class<?>> services) {
    Provider first =
        new Provider(NAME, "1", "a provider of a test") {
          private static final long serialVersionUID = 1;
        };
    services.forEach((service, type) -> first.put(service, type.getName()));
    Security.insertProviderAt(first, 1);
  }

  @Test
  @DisplayName("AT-184 verifies by another provider when the first takes no such key")
  void verifiesByAnotherProviderWhenTheFirstTakesNoSuchKey() {
    putFirst(Map.of("Mac.HmacSHA256", OfNoKey.class));

    assertThat(CafSamples.verified(CafSamples.any(), CafSamples.SAMPLE).id()).isNotEmpty();
    assertThat(CafSamples.reason(CafSamples.any(), CafSamples.SAMPLE.replace("SFN", "SFM")))
        .isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  @DisplayName("AT-184 verifies with MACs that cannot be copied")
  void verifiesWithMacsThatCannotBeCopied() {
    putFirst(Map.of("Mac.HmacSHA256", NotCloneable.class));
    ResponseVerifier caf = CafSamples.any();

    for (int i = 0; i < 3; i++) {
      assertThat(CafSamples.verified(caf, CafSamples.SAMPLE).id()).isNotEmpty();
      assertThat(CafSamples.reason(caf, CafSamples.SAMPLE.replace("SFN", "SFM")))
          .isEqualTo(Reason.UNVERIFIED);
    }
  }

  @Test
  @DisplayName("AT-184 does not start with digests that cannot be copied")
  void doesNotStartWithDigestsThatCannotBeCopied() {
    putFirst(Map.of("MessageDigest.SHA-256", OnceOnly.class));

    assertThatThrownBy(ShuftiSamples::shuftiPro)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("this security provider's digests cannot be cloned");
  }

  /** A right MAC that is not {@link Cloneable}. */
  public static class NotCloneable extends MacSpi {
    private final Mac mac;

    /** Called by the platform. */
    public NotCloneable() throws GeneralSecurityException {
      mac = Mac.getInstance("HmacSHA256", "SunJCE");
    }

    @Override
    protected int engineGetMacLength() {
      return mac.getMacLength();
    }

    @Override
    protected void engineInit(Key key, @Nullable AlgorithmParameterSpec parameters)
        throws InvalidKeyException {
      mac.init(key);
    }

    @Override
    protected void engineUpdate(byte input) {
      mac.update(input);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
      mac.update(input, offset, length);
    }

    @Override
    protected byte[] engineDoFinal() {
      return mac.doFinal();
    }

    @Override
    protected void engineReset() {
      mac.reset();
    }
  }

  /** A MAC for keys in hardware, which a secret in memory is not. */
  public static final class OfNoKey extends NotCloneable {
    /** Called by the platform. */
    public OfNoKey() throws GeneralSecurityException {}

    @Override
    protected void engineInit(Key key, @Nullable AlgorithmParameterSpec parameters)
        throws InvalidKeyException {
      throw new InvalidKeyException("keys of the module only");
    }
  }

  /** A digest that is not {@link Cloneable}. */
  public static final class OnceOnly extends MessageDigestSpi {
    @Override
    protected void engineUpdate(byte input) {}

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {}

    @Override
    protected byte[] engineDigest() {
      return new byte[32];
    }

    @Override
    protected void engineReset() {}
  }
}
