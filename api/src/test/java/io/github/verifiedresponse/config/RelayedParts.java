package io.github.verifiedresponse.config;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.verifiedresponse.TestMessage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The parts of a result by name, perhaps one of them twice, and ways in which a phone sends them.
 */
record RelayedParts(List<Map.Entry<String, String>> all) {
  static final List<String> NAMES = List.of("response", "signature", "time", "id");

  /** Where the parts are. */
  enum Way {
    JSON,
    HEADERS,
    QUERY,
    FORM,
    JSON_AND_HEADERS,
    FORM_AND_QUERY
  }

  static RelayedParts of(String response, String signature, String time, String id) {
    return new RelayedParts(
        List.of(
            Map.entry("response", response),
            Map.entry("signature", signature),
            Map.entry("time", time),
            Map.entry("id", id)));
  }

  String get(String name) {
    return all.stream()
        .filter(part -> part.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  RelayedParts with(String name, String value) {
    return new RelayedParts(
        all.stream()
            .map(part -> part.getKey().equals(name) ? Map.entry(name, value) : part)
            .toList());
  }

  RelayedParts without(String name) {
    return new RelayedParts(all.stream().filter(part -> !part.getKey().equals(name)).toList());
  }

  RelayedParts and(String name, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(all);
    more.add(Map.entry(name, value));
    return new RelayedParts(more);
  }

  /** The settings that say where a way has the parts. */
  static Map<String, String> settings(Way way) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String name : NAMES) {
      String place = place(way, name);
      settings.put(
          name.equals("response") ? "carrier" : "carrier." + name,
          place.startsWith("/") && name.equals("response") ? "json:" + place : place);
    }
    return settings;
  }

  private static String place(Way way, String name) {
    return switch (way) {
      case JSON -> "/sdk/" + name;
      case HEADERS -> "header:X-" + name;
      case QUERY -> "query:" + name;
      case FORM -> "form:" + name;
      case JSON_AND_HEADERS -> isFirst(name) ? "/sdk/" + name : "header:X-" + name;
      case FORM_AND_QUERY -> isFirst(name) ? "form:" + name : "query:" + name;
    };
  }

  private static boolean isFirst(String name) {
    return NAMES.indexOf(name) < 2;
  }

  TestMessage by(Way way) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    StringBuilder json = new StringBuilder();
    StringBuilder query = new StringBuilder();
    StringBuilder form = new StringBuilder();
    for (Map.Entry<String, String> part : all) {
      String place = place(way, part.getKey());
      if (place.startsWith("/")) {
        json.append(",\"").append(part.getKey()).append("\":").append(quoted(part.getValue()));
      } else if (place.startsWith("header:")) {
        headers
            .computeIfAbsent(place.substring("header:".length()), name -> new ArrayList<>())
            .add(part.getValue());
      } else {
        (place.startsWith("query:") ? query : form)
            .append('&')
            .append(part.getKey())
            .append('=')
            .append(URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8));
      }
    }
    TestMessage message =
        switch (way) {
          case JSON, JSON_AND_HEADERS ->
              TestMessage.ofJson("{\"said\":\"approved\",\"sdk\":{\"version\":1" + json + "}}");
          case HEADERS, QUERY -> new TestMessage();
          case FORM, FORM_AND_QUERY ->
              new TestMessage()
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .body("said=approved" + form);
        };
    headers.forEach((name, values) -> message.header(name, values.toArray(String[]::new)));
    return message.target("/results?said=approved" + query);
  }

  private static String quoted(String text) {
    return new TextNode(text).toString();
  }

  @Override
  public String toString() {
    return all.stream()
        .map(Map.Entry::getKey)
        .collect(Collectors.joining(",", "RelayedParts[", "]"));
  }
}
