package io.github.verifiedresponse;

import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.GiveBack;
import io.github.verifiedresponse.replay.OnNotAccepted;
import io.github.verifiedresponse.replay.OnReplay;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.result.Sender;
import io.github.verifiedresponse.scheme.SignatureScheme;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who sends, and what depends on it: what was not stated follows from the sender.
 *
 * @param sender who sends the results
 * @param onReplay as stated, or null
 * @param onNotAccepted as stated, or null
 * @param giveBack as stated, or null
 */
record SenderRules(
    Sender sender,
    @Nullable OnReplay onReplay,
    @Nullable OnNotAccepted onNotAccepted,
    @Nullable GiveBack giveBack) {
  static final SenderRules BY_CLIENT = new SenderRules(Sender.CLIENT, null, null, null);

  SenderRules sender(Sender stated) {
    return new SenderRules(stated, onReplay, onNotAccepted, giveBack);
  }

  SenderRules onReplay(OnReplay stated) {
    return new SenderRules(sender, stated, onNotAccepted, giveBack);
  }

  SenderRules onNotAccepted(OnNotAccepted stated) {
    return new SenderRules(sender, onReplay, stated, giveBack);
  }

  SenderRules giveBack(GiveBack stated) {
    return new SenderRules(sender, onReplay, onNotAccepted, stated);
  }

  OnReplay effectiveOnReplay() {
    return onReplay != null ? onReplay : isVendor() ? OnReplay.ACKNOWLEDGE : OnReplay.REJECT;
  }

  GiveBack effectiveGiveBack() {
    return giveBack != null ? giveBack : isVendor() ? GiveBack.STATUS : GiveBack.EXPLICIT;
  }

  /** The reasons for which the sender is answered with 200, so that it stops repeating. */
  Set<Reason> acknowledged() {
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    if (effectiveOnReplay() == OnReplay.ACKNOWLEDGE) {
      reasons.add(Reason.REPLAYED);
    }
    if (onNotAccepted == OnNotAccepted.ACKNOWLEDGE || (onNotAccepted == null && isVendor())) {
      reasons.add(Reason.NOT_ACCEPTED);
      reasons.add(Reason.WRONG_TYPE);
    }
    return reasons;
  }

  private boolean isVendor() {
    return sender == Sender.VENDOR;
  }

  /**
   * {@return the guard that was set, where it fits the scheme and these rules}
   *
   * @param verifier its name
   * @param set as stated, or null
   * @throws IllegalArgumentException naming the settings and the fix
   */
  ReplayGuard guardFor(String verifier, SignatureScheme scheme, @Nullable ReplayGuard set) {
    ReplayGuard guard = scheme.isSession() && set == null ? ReplayGuard.disabled() : set;
    if (guard == null) {
      throw new IllegalArgumentException(
          "verifier '" + verifier + "' has no replay guard: set one, or disable it explicitly");
    }
    if (scheme.isSession() && guard != ReplayGuard.disabled()) {
      throw new IllegalArgumentException(
          "verifier '"
              + verifier
              + "' has a replay guard, but the scheme "
              + scheme.name()
              + " is a credential that may be used repeatedly: remove the guard");
    }
    refuseContradictions(verifier, guard);
    return guard;
  }

  /** Refuses what has no meaning together. */
  private void refuseContradictions(String verifier, ReplayGuard guard) {
    if (guard == ReplayGuard.disabled() && onReplay != null && onReplay != OnReplay.REJECT) {
      throw new IllegalArgumentException(
          of(verifier)
              + "on-replay has no effect with replay-guard=disabled, which cannot detect a repeated"
              + " result: remove on-replay, or set a replay guard");
    }
    if (giveBack == GiveBack.STATUS && !isVendor()) {
      throw new IllegalArgumentException(
          of(verifier)
              + "give-back=status needs sender=vendor, because a client can cause your server to"
              + " answer 500 and then use its result again: use explicit, or exception");
    }
    if (guard.claimsInTransaction() && giveBack != null && giveBack != GiveBack.EXPLICIT) {
      throw new IllegalArgumentException(
          of(verifier)
              + "give-back has no effect with claim=transaction, where a rollback gives the result"
              + " back: remove give-back");
    }
  }

  private static String of(String verifier) {
    return "verifier '" + verifier + "': ";
  }
}
