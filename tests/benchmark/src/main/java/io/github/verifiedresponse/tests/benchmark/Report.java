package io.github.verifiedresponse.tests.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The page of figures: tables of ratios between two markers, and a chart beside it. */
final class Report {
  private static final Set<String> CHARTED =
      Set.of(Variants.TOKEN, Variants.CLAIMS, Variants.HEADER);

  private Report() {}

  static void write(Path docs, List<Result> results, int machines) throws IOException {
    Path figures = docs.resolve("figures");
    int java = Runtime.version().feature();
    String begin = "<!-- measured on Java " + java + " -->";
    Path page = figures.resolve("verification.md");
    String text = Files.readString(page);
    String before = text.substring(0, text.indexOf(begin) + begin.length());
    String after = text.substring(text.indexOf("<!-- /measured on Java " + java + " -->"));
    Files.writeString(page, before + "\n" + tables(results, machines) + after);
    List<Result> besideLimits = results.stream().filter(r -> CHARTED.contains(r.group())).toList();
    Files.writeString(figures.resolve("performance-java-" + java + ".svg"), Chart.of(besideLimits));
  }

  private static String tables(List<Result> results, int machines) {
    List<String> groups = results.stream().map(r -> r.group()).distinct().toList();
    return "Java "
        + Runtime.version().feature()
        + ", "
        + Runtime.getRuntime().availableProcessors()
        + " processors, HMAC-SHA256 at "
        + hashed(results)
        + ". Each cell: ratio to the first row of its table, median of "
        + machines
        + " virtual machines (least–most) / bytes allocated.\n\n"
        + new Goals(results).table()
        + groups.stream()
            .map(group -> table(group, sizes(group, results), results))
            .collect(Collectors.joining("\n"));
  }

  /** How fast the processor hashes says how much all else weighs beside it. */
  private static String hashed(List<Result> results) {
    return results.stream()
        .filter(result -> result.group().equals(Variants.HEADER))
        .filter(result -> result.name().equals(Variants.LIMIT))
        .reduce((smaller, larger) -> larger)
        .map(limit -> limit.size() / limit.micros())
        .map(perSecond -> String.format(Locale.ROOT, "%.0f MB/s", perSecond))
        .orElse("an unknown speed");
  }

  private static List<Integer> sizes(String group, List<Result> results) {
    return results.stream()
        .filter(result -> result.group().equals(group))
        .map(Result::size)
        .distinct()
        .toList();
  }

  private static String table(String group, List<Integer> sizes, List<Result> results) {
    StringBuilder table = new StringBuilder("**" + capitalised(group) + "**\n\n|");
    sizes.forEach(size -> table.append(" | ").append(bytes(size)));
    table.append(" |\n|---|").append("---|".repeat(sizes.size())).append('\n');
    results.stream()
        .filter(result -> result.group().equals(group))
        .map(result -> result.name())
        .distinct()
        .forEach(name -> table.append(row(group, name, sizes, results)));
    return table.toString();
  }

  private static String row(String group, String name, List<Integer> sizes, List<Result> results) {
    return sizes.stream()
        .map(size -> cell(group, name, size, results))
        .collect(Collectors.joining(" | ", "| " + name + " | ", " |\n"));
  }

  private static String cell(String group, String name, int size, List<Result> results) {
    return results.stream()
        .filter(r -> r.size() == size)
        .filter(r -> r.group().equals(group) && r.name().equals(name))
        .map(r -> r.shown() + " / " + bytes(r.bytes()))
        .findFirst()
        .orElse("");
  }

  private static String capitalised(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  static String bytes(long bytes) {
    if (bytes < 10_000) {
      return bytes + " B";
    }
    return bytes < 10_000_000
        ? Math.round(bytes / 1024.0) + " KiB"
        : Math.round(bytes / 1024.0 / 1024.0) + " MiB";
  }
}
