package io.github.verifiedresponse.key;

import io.github.verifiedresponse.InboundMessage;
import io.github.verifiedresponse.KeySource;
import io.github.verifiedresponse.Reason;
import io.github.verifiedresponse.RejectedException;
import io.github.verifiedresponse.ReplayIdentity;
import io.github.verifiedresponse.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * The secrets of the tenant that a message names. What was found out is remembered for a minute, so
 * a request asks at most once and most ask nothing; strangers are remembered apart, so that made-up
 * names push no tenant out.
 */
final class PerTenant implements KeySource {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final long REMEMBERED_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final int MOST_TENANTS = 100_000;
  private static final int MOST_STRANGERS = 10_000;

  private final Tenant tenant;
  private final TenantKeys keys;
  private final LongSupplier nanoTime;
  private final Remembered<Account> accounts = new Remembered<>(MOST_TENANTS);
  private final Remembered<Boolean> strangers = new Remembered<>(MOST_STRANGERS);

  PerTenant(Tenant tenant, TenantKeys keys, LongSupplier nanoTime) {
    this.tenant = tenant;
    this.keys = keys;
    this.nanoTime = nanoTime;
  }

  @Override
  public List<Secret> secrets(InboundMessage message) throws RejectedException {
    String name =
        tenant
            .of(message)
            .filter(said -> NAME.matcher(said).matches())
            .orElseThrow(PerTenant::none);
    return account(name).secrets(message);
  }

  private Account account(String name) throws RejectedException {
    long now = nanoTime.getAsLong();
    Optional<Account> known = accounts.get(name, now);
    if (known.isPresent()) {
      return known.get();
    }
    if (strangers.get(name, now).isPresent()) {
      throw none();
    }
    Optional<KeySource> found = keys.of(name);
    if (found.isEmpty()) {
      strangers.put(name, true, now + REMEMBERED_NANOS);
      throw none();
    }
    Account account = new Account(found.get());
    accounts.put(name, account, now + REMEMBERED_NANOS);
    return account;
  }

  /**
   * Not to be told from a signature that does not fit: who the tenants are is nobody's business.
   */
  private static RejectedException none() {
    return new RejectedException(Reason.UNVERIFIED, "the signature could not be verified");
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
