package io.github.verifiedresponse.key;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The usual places of a vendor's secret. */
public final class Keys {
  private static final Duration GRACE = Duration.ofHours(1);

  private Keys() {}

  /**
   * The secret in an environment variable, read once.
   *
   * @param variable its name, such as {@code CAF_CLIENT_SECRET}
   * @throws IllegalArgumentException when it is not set, or as {@link Secret#of} says
   */
  public static KeySource environment(String variable) {
    String name = "environment variable " + variable;
    return of(Secret.of(name, Secrets.environment(variable)));
  }

  /**
   * The secret in a file, read again when the file changes: UTF-8 text of at most 8 KiB in a
   * regular file or a link to one, one final line break is dropped. A change that is no good secret
   * changes nothing but the log.
   *
   * @param path where a secret store mounts it
   * @throws IllegalArgumentException when it cannot be read, or as {@link Secret#of} says
   */
  public static KeySource file(Path path) {
    return file(path, Duration.ZERO);
  }

  /**
   * As {@link #file(Path)}, with an overlap when the file changes.
   *
   * @param overlap for so long after a change what the file held before is accepted beside what it
   *     holds now: the vendor and other nodes change theirs at other times; zero to seven days
   */
  public static KeySource file(Path path, Duration overlap) {
    return file(path, overlap, GRACE);
  }

  /**
   * As {@link #file(Path, Duration)}, for a file that may be deleted.
   *
   * @param grace for so long after a request has found no regular file there, what it held is
   *     accepted, with a warning, and then requests are refused as {@code unavailable}; zero to
   *     seven days, one hour by default. A file that is back counts at the next look.
   */
  public static KeySource file(Path path, Duration overlap, Duration grace) {
    return new WatchedFile(path, Secret::of, overlap, grace, System::nanoTime);
  }

  /**
   * As {@link #file}, for a vendor's secret of 16 bytes or more that cannot be changed.
   *
   * @param path where a secret store mounts it
   * @throws IllegalArgumentException when it cannot be read, or as {@link Secret#ofShort} says
   */
  public static KeySource fileWithShortSecret(Path path) {
    return fileWithShortSecret(path, Duration.ZERO);
  }

  /** As {@link #fileWithShortSecret(Path)}, with an overlap as {@link #file(Path, Duration)}. */
  public static KeySource fileWithShortSecret(Path path, Duration overlap) {
    return fileWithShortSecret(path, overlap, GRACE);
  }

  /** As {@link #file(Path, Duration, Duration)}, for a short secret. */
  public static KeySource fileWithShortSecret(Path path, Duration overlap, Duration grace) {
    return new WatchedFile(path, Secret::ofShort, overlap, grace, System::nanoTime);
  }

  /**
   * The secrets of the tenant that a message names, such as a path segment or a header. What was
   * found out is remembered for a minute, for up to 100,000 tenants; a request asks at most once.
   *
   * <p>A stranger is verified under a random secret, so that neither the answer nor its time tells
   * who the tenants are.
   *
   * <p>Results of two tenants never meet in a replay guard: a result counts once for the secret
   * that signed it, or for the account that the source gives its secrets by {@link
   * Secret#ofAccount}, and never for a spelling of the name that the sender chose. <b>Give each
   * tenant its own secret</b>: with one for two, each could present the other's results.
   *
   * <pre>{@code
   * Keys.perTenant(Tenant.pathSegment(3), tenant -> vault.find(tenant)
   *     .map(text -> Keys.of(Secret.of("vault, tenant " + tenant, text))));
   * }</pre>
   *
   * @param tenant where a message names it
   * @param keys finds its secrets; an unknown tenant is refused like a wrong signature
   */
  public static KeySource perTenant(Tenant tenant, TenantKeys keys) {
    return new PerTenant(tenant, keys, System::nanoTime);
  }

  /**
   * Tenants' secrets in a file each, read again when it changes, as {@link #file} does. A tenant
   * whose file was deleted is none a minute later.
   *
   * @param path with {@code {tenant}} in the place of the name, such as {@code
   *     /run/secrets/{tenant}/caf}
   * @throws IllegalArgumentException when it has no such place
   */
  public static TenantKeys files(String path) {
    return files(path, Duration.ZERO);
  }

  /**
   * As {@link #files(String)}, with an overlap when a tenant's file changes, as {@link #file(Path,
   * Duration)} says. A node knows what a file held before from the tenant's first request on.
   */
  public static TenantKeys files(String path, Duration overlap) {
    return new TenantFiles(path, Secret::of, overlap, System::nanoTime);
  }

  /** As {@link #files(String)}, for vendors' secrets of 16 bytes or more that cannot be changed. */
  public static TenantKeys filesWithShortSecrets(String path) {
    return filesWithShortSecrets(path, Duration.ZERO);
  }

  /** As {@link #filesWithShortSecrets(String)}, with an overlap. */
  public static TenantKeys filesWithShortSecrets(String path, Duration overlap) {
    return new TenantFiles(path, Secret::ofShort, overlap, System::nanoTime);
  }

  /**
   * A change of secrets: the previous one is accepted beside the current ones until a stated time.
   *
   * @param current where the current secret is
   * @param previous the one that goes
   * @param until the time from which it is no longer accepted
   * @param clock tells when that is
   * @throws IllegalArgumentException when one secret ends with another, as {@link #of} says; the
   *     same secret twice is one
   */
  public static KeySource rotating(KeySource current, Secret previous, Instant until, Clock clock) {
    if (current instanceof FixedSecrets fixed
        && fixed.secrets().stream().noneMatch(previous::sameAs)) {
      fixed.with(previous);
    }
    return rotating(current, of(previous), until, clock);
  }

  /**
   * As {@link #rotating(KeySource, Secret, Instant, Clock)}, with the previous secret in a place of
   * its own, such as a file that changes too. Of two secrets of which one ends with the other, the
   * current one counts. A file that is deleted ends the previous secret, and nothing else.
   */
  public static KeySource rotating(
      KeySource current, KeySource previous, Instant until, Clock clock) {
    KeySource going =
        previous instanceof WatchedFile file ? message -> file.secretsIfAny() : previous;
    return new RotatingSecrets(current, going, until, clock);
  }

  /**
   * One secret or more that are at hand; more than one only while the vendor changes them.
   *
   * @param secrets from one to four
   * @throws IllegalArgumentException for another number, or when one secret ends with another: then
   *     a signature under the longer can be read as one over other bytes under the shorter
   */
  public static KeySource of(Secret... secrets) {
    return new FixedSecrets(List.of(secrets));
  }
}
