package io.github.verifiedresponse.key;

import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.result.ReplayIdentity;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * The secrets of the tenant that a message names. What was found out is remembered for a minute, so
 * a request asks at most once and most ask nothing; strangers are remembered apart, so that made-up
 * names push no tenant out.
 *
 * <p>A stranger, and a message that names no tenant, is verified too, under a random secret: who
 * the tenants are is told neither by the answer nor by the time that it takes.
 */
final class PerTenant implements KeySource {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final long REMEMBERED_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final int MOST_TENANTS = 100_000;
  private static final int MOST_STRANGERS = 10_000;
  private static final int KEY_BYTES = 32;

  private final Tenant tenant;
  private final TenantKeys keys;
  private final LongSupplier nanoTime;
  private final Remembered<Account> accounts = new Remembered<>(MOST_TENANTS);
  private final Remembered<Account> strangers = new Remembered<>(MOST_STRANGERS);
  private final KeySource decoy = decoy();
  private final Account nameless = new Account(decoy);

  PerTenant(Tenant tenant, TenantKeys keys, LongSupplier nanoTime) {
    this.tenant = tenant;
    this.keys = keys;
    this.nanoTime = nanoTime;
  }

  /** Hex, because that is a key in each form that secrets have. */
  private static KeySource decoy() {
    byte[] random = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(random);
    return Keys.of(Secret.of("no tenant's secret", HexFormat.of().formatHex(random)));
  }

  @Override
  public List<Secret> secrets(InboundMessage message) throws RejectedException {
    Optional<String> name = tenant.of(message).filter(said -> NAME.matcher(said).matches());
    return (name.isPresent() ? account(name.get()) : nameless).secrets(message);
  }

  private Account account(String name) throws RejectedException {
    long now = nanoTime.getAsLong();
    Optional<Account> known = accounts.get(name, now).or(() -> strangers.get(name, now));
    if (known.isPresent()) {
      return known.get();
    }
    Optional<KeySource> found = keys.of(name);
    Account account = new Account(found.orElseGet(() -> ofStranger(name)));
    (found.isPresent() ? accounts : strangers).put(name, account, now + REMEMBERED_NANOS);
    return account;
  }

  private KeySource ofStranger(String name) {
    return keys instanceof TenantFiles files ? files.asForATenant(name, decoy) : decoy;
  }

  /**
   * A tenant's secrets, marked with the account that they belong to, so that results of two tenants
   * never meet. The name in the message is no part of it: a look-up that ignores case, or a
   * symbolic link, gives one tenant many names, and each would be one more use of a result.
   */
  private static final class Account {
    private final KeySource source;
    private volatile Marked last = new Marked(List.of(), List.of());

    Account(KeySource source) {
      this.source = source;
    }

    /** The same secrets stay the same objects: schemes keep what they derive from each. */
    private record Marked(List<Secret> as, List<Secret> marked) {}

    @SuppressWarnings("ReferenceEquality") // mostly it is the same list: no secret is looked at
    List<Secret> secrets(InboundMessage message) throws RejectedException {
      List<Secret> now = source.secrets(message);
      Marked marked = last;
      if (marked.as() != now && !marked.as().equals(now)) {
        marked = new Marked(now, now.stream().map(Account::marked).toList());
        last = marked;
      }
      return marked.marked();
    }

    /** The account that the source names, or else the secret itself, by its hash. */
    private static Secret marked(Secret secret) {
      return secret.account().isEmpty() ? secret.ofAccount(secret.derive(Account::hash)) : secret;
    }

    private static String hash(byte[] secret) {
      return ReplayIdentity.of("account:", new String(secret, StandardCharsets.UTF_8)).toHex();
    }
  }
}
