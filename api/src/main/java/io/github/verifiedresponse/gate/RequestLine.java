package io.github.verifiedresponse.gate;

/**
 * What a log line says of a request: its method, the route that the application has declared and
 * the names of keys. Nothing of it is the sender's but the method, which is shown if it is a plain
 * word.
 */
final class RequestLine {
  private static final int LONGEST = 160;

  private RequestLine() {}

  static String of(Exchange exchange, String keys) {
    String key = keys.isEmpty() ? "" : "key " + printable(keys) + "; ";
    return key + method(exchange.method()) + " " + printable(route(exchange));
  }

  private static String method(String method) {
    return method.matches("[A-Z]{1,16}") ? method : "another method";
  }

  /** Containers make of odd requests what they like: a line without a route is better than none. */
  private static String route(Exchange exchange) {
    try {
      return exchange.route();
    } catch (RuntimeException e) {
      return "an unknown route";
    }
  }

  /** One line, whatever is in it: no sender writes lines of its own into the log. */
  private static String printable(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    return cut.replaceAll("[^\\x20-\\x7e]", "?");
  }
}
