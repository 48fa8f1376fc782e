package io.github.verifiedresponse;

import io.github.verifiedresponse.replay.Claim;
import java.util.ArrayList;
import java.util.List;

/** A claim that writes down what becomes of it. */
final class RecordedClaim implements Claim {
  private final List<String> settled = new ArrayList<>();
  private final int givenBack;

  RecordedClaim() {
    this(0);
  }

  /** The claim of a result that was given back so often before. */
  RecordedClaim(int givenBack) {
    this.givenBack = givenBack;
  }

  /** What was done with it, in this order: {@code used}, {@code given back 1}. */
  List<String> settled() {
    return settled;
  }

  @Override
  public int givenBack() {
    return givenBack;
  }

  @Override
  public void use() {
    settled.add("used");
  }

  @Override
  public void giveBack(int times) {
    settled.add("given back " + times);
  }
}
