package io.github.verifiedresponse.tests.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The bytes that one job of each variant allocates, as JMH's gc profiler counts them. */
final class JmhBytes {
  private final Map<String, Long> counted = new HashMap<>();

  private JmhBytes(JsonNode runs) {
    for (JsonNode run : runs) {
      JsonNode params = run.required("params");
      double bytes = run.requiredAt("/secondaryMetrics/gc.alloc.rate.norm/score").asDouble();
      counted.put(
          key(params.required("size").asText(), params.required("variant").asText()),
          Math.round(bytes));
    }
  }

  /**
   * Runs JMH, with the java and the heap that this program has, and reads the file that it leaves.
   *
   * @param directory where the file goes
   */
  static JmhBytes count(int[] sizes, Path directory) throws Exception {
    Path file = directory.resolve("jmh-java-" + Runtime.version().feature() + ".json");
    String[] texts = Arrays.stream(sizes).mapToObj(String::valueOf).toArray(String[]::new);
    String[] keys = Variants.of(sizes[0]).stream().map(Variant::key).toArray(String[]::new);
    new Runner(
            new OptionsBuilder()
                .include(JmhJob.class.getName())
                .param("size", texts)
                .param("variant", keys)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.JSON)
                .result(file.toString())
                .build())
        .run();
    return new JmhBytes(new ObjectMapper().readTree(file.toFile()));
  }

  /** {@return the bytes of one job, or none for what JMH did not run} */
  OptionalLong of(int size, Variant variant) {
    Long bytes = counted.get(key(Integer.toString(size), variant.key()));
    return bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes);
  }

  private static String key(String size, String variant) {
    return size + " B, " + variant;
  }
}
