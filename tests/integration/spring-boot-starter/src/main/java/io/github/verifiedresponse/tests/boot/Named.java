package io.github.verifiedresponse.tests.boot;

import io.github.verifiedresponse.binding.ExpectedResult;
import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.store.Entry;
import io.github.verifiedresponse.store.MemoryStore;
import io.github.verifiedresponse.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** An application with beans that settings can name. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(Handlers.OnMethod.Handler.class)
class Named {
  static final String SECRET = "the-secret-of-a-bean-0123456789-abcdef";

  @Bean
  Switched usedResults() {
    return new Switched(MemoryStore.of(1_000, 1_000, Clock.systemUTC()), new AtomicBoolean(true));
  }

  @Bean
  KeySource vault(Switched usedResults) {
    KeySource keys = Keys.of(Secret.of("the vault", CafToken.SECRET));
    return message -> {
      if (!usedResults.works().get()) {
        throw new RejectedException(Reason.UNAVAILABLE, SECRET);
      }
      return keys.secrets(message);
    };
  }

  /** It needs the verifiers itself, so that it cannot be made before them. */
  @Bean
  ExpectedResult ofAnna(Verifiers verifiers) {
    return caller -> Optional.of(verifiers.names().contains("caf") ? "anna" : "nobody");
  }

  /** A store that a test turns off. */
  record Switched(Store store, AtomicBoolean works) implements Store {
    private Store asked() {
      if (!works.get()) {
        throw new IllegalStateException(SECRET);
      }
      return store;
    }

    @Override
    public boolean insert(String key, Entry entry) throws Exception {
      return asked().insert(key, entry);
    }

    @Override
    public Optional<Entry> find(String key) throws Exception {
      return asked().find(key);
    }

    @Override
    public boolean replace(String key, Entry before, Entry after) throws Exception {
      return asked().replace(key, before, after);
    }

    @Override
    public Duration keepsAtMost() {
      return store.keepsAtMost();
    }
  }
}
