package io.github.verifiedresponse.doctor;

import io.github.verifiedresponse.doctor.Request.Header;
import io.github.verifiedresponse.message.Content;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Reads a curl command line as curl does, as far as it says what is sent. */
final class CurlCommand {
  private static final Set<String> DATA =
      Set.of("-d", "--data", "--data-ascii", "--data-binary", "--data-raw", "--json");
  private static final Set<String> WITH_VALUE =
      Set.of(
          "-o",
          "--output",
          "-A",
          "--user-agent",
          "-e",
          "--referer",
          "-b",
          "--cookie",
          "-c",
          "-u",
          "--user",
          "-m",
          "--max-time",
          "--connect-timeout",
          "-x",
          "--proxy",
          "--cert",
          "--key",
          "--cacert",
          "--resolve",
          "-w",
          "--write-out",
          "-D",
          "--retry");

  private final Function<String, byte[]> files;
  private final List<Header> headers = new ArrayList<>();
  private String method = "";
  private String address = "";
  private byte[] body = new byte[0];
  private boolean hasBody;
  private String mediaType = "application/x-www-form-urlencoded";

  /**
   * Starts without having read anything.
   *
   * @param files reads the file that {@code @name} names
   */
  CurlCommand(Function<String, byte[]> files) {
    this.files = files;
  }

  Request request(String commandLine) {
    Deque<String> words = new ArrayDeque<>(new ShellWords(commandLine).all());
    if ("curl".equals(words.peek())) {
      words.remove();
    }
    while (!words.isEmpty()) {
      option(words.remove(), words);
    }
    if (hasBody && headers.stream().noneMatch(header -> header.is("Content-Type"))) {
      headers.add(new Header("Content-Type", mediaType));
    }
    String verb = !method.isEmpty() ? method : hasBody ? "POST" : "GET";
    return new Request(verb, Recording.target(address), headers, Content.copyOf(body));
  }

  private void option(String word, Deque<String> rest) {
    if (word.matches("-[XHd].+")) { // an option of one letter with its value behind it
      rest.push(word.substring(2));
      option(word.substring(0, 2), rest);
    } else if (word.equals("-X") || word.equals("--request")) {
      method = value(word, rest);
    } else if (word.equals("-H") || word.equals("--header")) {
      headers.add(Header.parse(value(word, rest)));
    } else if (DATA.contains(word)) {
      add(word, value(word, rest));
    } else if (word.equals("--url")) {
      address = value(word, rest);
    } else if (WITH_VALUE.contains(word)) {
      value(word, rest);
    } else if (word.equals("-F") || word.startsWith("--form") || word.equals("--data-urlencode")) {
      throw new IllegalArgumentException(
          "the curl command builds its body itself: record the request instead");
    } else if (!word.startsWith("-")) {
      address = word;
    }
  }

  private static String value(String option, Deque<String> rest) {
    if (rest.isEmpty()) {
      throw new IllegalArgumentException("the curl command ends after " + option);
    }
    return rest.remove();
  }

  private void add(String option, String value) {
    byte[] data =
        value.startsWith("@") && !option.equals("--data-raw")
            ? file(option, value.substring(1))
            : value.getBytes(StandardCharsets.UTF_8);
    String separator = hasBody && !option.equals("--json") ? "&" : "";
    body = joined(joined(body, separator.getBytes(StandardCharsets.UTF_8)), data);
    hasBody = true;
    if (option.equals("--json")) {
      mediaType = "application/json";
    }
  }

  /** As curl reads it: only two of its options keep the line breaks of a file. */
  private byte[] file(String option, String name) {
    byte[] data = files.apply(name);
    return option.equals("--data-binary") || option.equals("--json")
        ? data
        : new String(data, StandardCharsets.ISO_8859_1)
            .replaceAll("[\r\n\0]", "")
            .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
