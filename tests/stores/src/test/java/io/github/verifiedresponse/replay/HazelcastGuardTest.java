package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.tests.stores.Member;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

class HazelcastGuardTest implements CacheGuardContract {
  private static final List<Member> MEMBERS = Member.two();

  private final CacheGuards guards =
      CacheGuards.over(MEMBERS.get(0).cache(), MEMBERS.get(1).cache());

  @AfterAll
  static void close() {
    MEMBERS.forEach(Member::close);
  }

  @Override
  public CacheGuards guards() {
    return guards;
  }
}
