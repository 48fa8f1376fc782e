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
import java.util.regex.Pattern;

/** Reads a curl command line as curl does, as far as it says what is sent. */
final class CurlCommand {
  private static final Set<String> DATA =
      Set.of("-d", "--data", "--data-ascii", "--data-binary", "--data-raw", "--json");
  private static final Set<String> WITH_VALUE =
      Set.of(
          "--cacert",
          "--cert",
          "--connect-timeout",
          "--cookie",
          "--key",
          "--max-time",
          "--output",
          "--proxy",
          "--referer",
          "--resolve",
          "--retry",
          "--user",
          "--user-agent",
          "--write-out");

  /** Options of one letter that have no value, several of which may be one word. */
  private static final String FLAGS = "#012346aBfghiIjJklLMnNOpqRsSvVZ";

  private static final String LETTERS_WITH_VALUE = "AbcCdDeEHmoPQrtuUwxXyYz";
  private static final Pattern BUILDS_BODY =
      Pattern.compile("--(config|data|form|get|json|next|upload|url-query).*");

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
    if (word.matches("-[^-].*")) {
      letters(word.substring(1), rest);
    } else if (word.startsWith("-")) {
      named(word, rest);
    } else {
      address = word;
    }
  }

  /** Behind a letter that has a value, the rest of the word is this value. */
  private void letters(String word, Deque<String> rest) {
    char letter = word.charAt(0);
    String others = word.substring(1);
    if (FLAGS.indexOf(letter) >= 0) {
      if (!others.isEmpty()) {
        letters(others, rest);
      }
    } else if (LETTERS_WITH_VALUE.indexOf(letter) >= 0) {
      if (!others.isEmpty()) {
        rest.push(others);
      }
      named("-" + letter, rest);
    } else {
      throw unreadable();
    }
  }

  private void named(String option, Deque<String> rest) {
    if (option.equals("-X") || option.equals("--request")) {
      method = value(option, rest);
    } else if (option.equals("-H") || option.equals("--header")) {
      headers.add(Header.parse(value(option, rest)));
    } else if (DATA.contains(option)) {
      add(option, value(option, rest));
    } else if (option.equals("--url")) {
      address = value(option, rest);
    } else if (option.length() == 2 || WITH_VALUE.contains(option)) {
      value(option, rest);
    } else if (BUILDS_BODY.matcher(option).matches()) {
      throw unreadable();
    }
  }

  /** As forms and uploads, and what lets curl read more options or send a second request. */
  private static IllegalArgumentException unreadable() {
    return new IllegalArgumentException(
        "the curl command builds its body itself: record the request instead");
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
