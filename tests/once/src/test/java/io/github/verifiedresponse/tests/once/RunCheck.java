package io.github.verifiedresponse.tests.once;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;

/** Runs a plan and compares what happened with what was promised. */
final class RunCheck {
  private static final int MOST_GIVEN_BACK = 5;
  private static final Set<String> REFUSED = Set.of("replayed", "in-progress");

  private final Client client;
  private final Executor threads;
  private final Run run;
  private final List<Answer> answers = new ArrayList<>();
  private final Map<Promise, String> broken = new EnumMap<>(Promise.class);

  RunCheck(Client client, Executor threads, Run run) {
    this.client = client;
    this.threads = threads;
    this.run = run;
  }

  /** {@return the promises that were broken, and how} */
  Map<Promise, String> go() throws IOException, InterruptedException, ExecutionException {
    if (run.concurrent()) {
      atOnce();
    } else {
      oneAfterTheOther();
    }
    expect(Promise.ONE_EFFECT, run.result().effects().get() <= 1);
    return broken;
  }

  private void atOnce() throws InterruptedException, ExecutionException {
    List<CompletableFuture<Answer>> all = new ArrayList<>();
    for (Send send : run.sends()) {
      all.add(CompletableFuture.supplyAsync(() -> send(send), threads));
    }
    for (CompletableFuture<Answer> each : all) {
      answers.add(each.get());
    }
    answers.forEach(this::checkOurs);
    expect(Promise.FIRST_IS_ADMITTED, run.result().handlerRuns().get() > 0);
  }

  private Answer send(Send send) {
    try {
      Answer answer = client.send(run, send);
      return answer;
    } catch (IOException e) {
      throw new AssertionError(run.toString(), e);
    }
  }

  private void oneAfterTheOther() {
    int givenBack = 0;
    boolean free = true;
    for (Send send : run.sends()) {
      boolean isFirst = answers.isEmpty();
      Answer answer = send(send);
      answers.add(answer);
      checkOurs(answer);
      if (free) {
        expect(
            isFirst ? Promise.FIRST_IS_ADMITTED : Promise.GIVEN_BACK_IS_ADMITTED, send.wasCalled());
        free = run.givesBack(send) && ++givenBack <= MOST_GIVEN_BACK;
      } else {
        expect(Promise.USED_IS_REFUSED, !send.wasCalled());
      }
    }
  }

  /** All results are genuine, and fresh, and from a client: we refuse only what was used. */
  private void checkOurs(Answer answer) {
    expect(
        Promise.REFUSED_AS_USED,
        !answer.isOurs() || (answer.status() == 409 && REFUSED.contains(answer.reason())));
  }

  private void expect(Promise promise, boolean kept) {
    if (!kept) {
      broken.putIfAbsent(
          promise,
          run
              + ", answers "
              + answers
              + ", effects "
              + run.result().effects()
              + ", handler runs "
              + run.result().handlerRuns());
    }
  }
}
