package io.github.verifiedresponse.redis;

/** What was written is on fewer replicas than it must be. */
final class ReplicasException extends Exception {
  private static final long serialVersionUID = 1L;

  ReplicasException(long replicas, int needed) {
    super("on %s replicas of %s in time".formatted(replicas, needed));
  }
}
