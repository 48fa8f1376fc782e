package io.github.verifiedresponse.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Documentation;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page of this module tells its readers to set. */
class RedisPageTest {
  private static final Documentation PAGE = Documentation.of("docs/redis.md");
  private static final Pattern ROW = Pattern.compile("^\\| `([a-z-]+)` \\|", Pattern.MULTILINE);
  private static final Pattern URI = Pattern.compile("shared-store\\.uri=(\\S+)");

  @Test
  void listsEachSettingOfTheStore() {
    List<String> listed = ROW.matcher(PAGE.text()).results().map(row -> row.group(1)).toList();

    assertThat(listed).containsExactlyInAnyOrderElementsOf(new RedisStoreProvider().settings());
  }

  @Test
  void showsAnAddressThatCanBeRead() {
    List<String> shown = URI.matcher(PAGE.text()).results().map(uri -> uri.group(1)).toList();

    assertThat(shown).isNotEmpty().allSatisfy(uri -> assertThat(RedisAddress.of(uri)).isNotNull());
  }
}
