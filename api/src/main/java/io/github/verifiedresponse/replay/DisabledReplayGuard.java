package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.result.ReplayIdentity;

/** Admits everything, which the start-up line shows. */
enum DisabledReplayGuard implements ReplayGuard {
  INSTANCE;

  private static final Admission TAKEN = new Admission.Taken(new Forgotten());

  @Override
  public Admission admit(ReplayIdentity identity, ClaimTerms terms) {
    return TAKEN;
  }

  /** Nothing was written, so nothing is settled. */
  private record Forgotten() implements Claim {
    @Override
    public int givenBack() {
      return 0;
    }

    @Override
    public void use() {}

    @Override
    public void giveBack(int givenBack) {}
  }

  /** Shows as settings write it. */
  @Override
  public String toString() {
    return "disabled";
  }
}
