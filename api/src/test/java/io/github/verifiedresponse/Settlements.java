package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.replay.Settlement;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What became of results, in its order: a test waits for it where an answer comes earlier. */
public final class Settlements implements VerificationListener {
  private final BlockingQueue<Settlement> settled = new LinkedBlockingQueue<>();

  @Override
  public void onEvent(VerificationEvent event) {
    event
        .settlement()
        .filter(settlement -> settlement != Settlement.NOT_CALLED)
        .filter(settlement -> settlement != Settlement.TIMED_OUT)
        .ifPresent(settled::add);
  }

  public void assertNext(Settlement expected) throws InterruptedException {
    assertThat(settled.poll(20, TimeUnit.SECONDS)).isEqualTo(expected);
  }

  public void assertNoMore() {
    assertThat(settled).isEmpty();
  }
}
