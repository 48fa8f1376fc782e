package io.github.verifiedresponse.doctor;

import io.github.verifiedresponse.doctor.MessageFault.Original;
import io.github.verifiedresponse.doctor.MessageFault.Varied;
import io.github.verifiedresponse.doctor.Request.Header;
import io.github.verifiedresponse.message.Content;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What happens to a signature, a time or an address on the way, wherever in the request it is. */
final class HeaderFaults {
  private static final List<String> PREFIXES =
      List.of("sha256=", "sha1=", "sha512=", "v0=", "v1=", "v1,", "v1a,", "hmac-sha256=");
  private static final List<String> SEPARATORS = List.of(",", ", ", " ", ";");

  private HeaderFaults() {}

  static List<MessageFault> all() {
    return List.of(
        new MessageFault(
            new Fault(
                "header-renamed",
                "A header that the scheme reads arrived under another name.",
                "Let proxies and gateways pass the vendor's headers on under their own names."),
            HeaderFaults::renamed),
        MessageFault.ofRequest(
            new Fault(
                "header-repeated",
                "A header that may occur once was split into several lines, or repeated.",
                "Let proxies and gateways neither split nor add the vendor's headers."),
            HeaderFaults::unrepeated),
        everywhere(
            new Fault(
                "hex-case",
                "The signature's hex digits are in the other case than the vendor writes.",
                "Pass the signature on as it was received; do not decode and encode it."),
            SignatureText::otherCase),
        everywhere(
            new Fault(
                "base64-alphabet",
                "The signature is in the other of Base64 and Base64url, or its padding is missing.",
                "Pass the signature on as it was received; do not decode and encode it."),
            SignatureText::otherAlphabet),
        everywhere(
            new Fault(
                "signature-encoding",
                "The signature is in hex where the vendor writes Base64, or the reverse.",
                "Pass the signature on as it was received, or write it as the scheme says."),
            SignatureText::otherEncoding),
        signatures(
            new Fault(
                "signature-prefix",
                "A prefix such as sha256= was cut from the signature, or added to it.",
                "Pass the whole value on, and nothing else."),
            HeaderFaults::otherPrefix),
        signatures(
            new Fault(
                "header-quoted",
                "The signature or a header has quotation marks, brackets, white space or a"
                    + " percent-encoding.",
                "Pass the value on as it was received."),
            HeaderFaults::unwrapped),
        everywhere(
            new Fault(
                "plus-as-space",
                "A plus sign of the signature was decoded as a space.",
                "Percent-encode the value when you put it into a query or a form."),
            text -> Stream.of(text.replace(" ", "+"), text.replace("%20", "%2B"), plus(text))),
        headers(
            new Fault(
                "time-unit",
                "The header's time is in milliseconds where the vendor signs seconds, or the"
                    + " reverse.",
                "Pass the time on as it was received; do not convert it."),
            SignatureText::otherUnit),
        MessageFault.ofRequest(
            new Fault(
                "path-rewritten",
                "The vendor signs the address, and the path or query was changed on the way.",
                "Let the proxy pass the path on as it is, or set config.public-url with the prefix"
                    + " that it removes."),
            HeaderFaults::otherPaths));
  }

  private static String plus(String text) {
    return text.replaceAll("(?<=[A-Za-z0-9/])\\+(?=[A-Za-z0-9/])", "%2B");
  }

  /** In headers, the query and the body. */
  private static MessageFault everywhere(Fault fault, Function<String, Stream<String>> change) {
    return MessageFault.ofRequest(
        fault,
        request ->
            Stream.of(
                    inHeaders(request, change),
                    change.apply(request.target()).map(request::withTarget),
                    change
                        .apply(request.body().toText(StandardCharsets.ISO_8859_1))
                        .map(HeaderFaults::latin1)
                        .map(request::withBody))
                .flatMap(changed -> changed));
  }

  private static Content latin1(String text) {
    return Content.copyOf(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static MessageFault headers(Fault fault, Function<String, Stream<String>> change) {
    return MessageFault.ofRequest(fault, request -> inHeaders(request, change));
  }

  /** In headers, and where the carrier finds a signature. */
  private static MessageFault signatures(Fault fault, Function<String, Stream<String>> change) {
    MessageFault inHeaders = headers(fault, change);
    return new MessageFault(
        fault,
        original ->
            Stream.concat(
                inHeaders.variation().of(original),
                original.signature().stream()
                    .flatMap(
                        signature ->
                            change.apply(signature).filter(other -> !other.equals(signature)))
                    .map(other -> new Varied(original.message().withSignature(other), ""))));
  }

  private static Stream<Request> inHeaders(
      Request request, Function<String, Stream<String>> change) {
    return IntStream.range(0, request.headers().size())
        .boxed()
        .flatMap(
            index ->
                change
                    .apply(request.headers().get(index).value())
                    .map(value -> request.with(index, header -> new Header(header.name(), value))));
  }

  private static Stream<Varied> renamed(Original original) {
    Request request = original.request();
    return original.askedHeaders().stream()
        .filter(wanted -> request.values(wanted).isEmpty())
        .flatMap(
            wanted ->
                request.headers().stream()
                    .map(Header::name)
                    .flatMap(
                        name ->
                            Stream.of(
                                    rename(request, name, wanted),
                                    unprefixed(request, name, wanted))
                                .map(original.message()::withRequest)
                                .map(
                                    it ->
                                        new Varied(
                                            it, "It is " + wanted + ", not " + name + "."))));
  }

  private static Request rename(Request request, String name, String wanted) {
    return request.withHeaders(
        request.headers().stream()
            .map(it -> it.is(name) ? new Header(wanted, it.value()) : it)
            .toList());
  }

  /**
   * As where a gateway puts X-Original- before all of a vendor's headers, or writes underscores.
   */
  private static Request unprefixed(Request request, String name, String wanted) {
    String plain = name.replace('_', '-').toLowerCase(Locale.ROOT);
    int prefix = plain.length() - wanted.length();
    if (prefix < 0 || !plain.endsWith(wanted.toLowerCase(Locale.ROOT))) {
      return request;
    }
    List<Header> renamed = new ArrayList<>();
    for (Header header : request.headers()) {
      String other = header.name().replace('_', '-');
      boolean alike = other.length() > prefix && other.regionMatches(true, 0, plain, 0, prefix);
      renamed.add(alike ? new Header(other.substring(prefix), header.value()) : header);
    }
    return request.withHeaders(renamed);
  }

  private static Stream<Request> unrepeated(Request request) {
    return request.headers().stream()
        .map(Header::name)
        .distinct()
        .flatMap(name -> unrepeated(request, name));
  }

  private static Stream<Request> unrepeated(Request request, String name) {
    List<String> values = request.values(name);
    Stream<String> possible =
        values.size() > 1
            ? Stream.concat(
                values.stream(),
                SEPARATORS.stream().map(separator -> String.join(separator, values)))
            : SEPARATORS.stream().flatMap(separator -> halves(values.get(0), separator));
    return possible.map(
        value ->
            request.withHeaders(
                Stream.concat(
                        request.without(name).headers().stream(),
                        Stream.of(new Header(name, value)))
                    .toList()));
  }

  /** {@return the half of a value that is the same twice} */
  private static Stream<String> halves(String value, String separator) {
    int half = (value.length() - separator.length()) / 2;
    return half > 0 && value.equals(value.substring(0, half) + separator + value.substring(0, half))
        ? Stream.of(value.substring(0, half))
        : Stream.of();
  }

  private static Stream<String> otherPrefix(String value) {
    return Stream.concat(
        Stream.of(value.replaceFirst("^[A-Za-z0-9-]{1,16}[=, :] *(?=.{16})", "")),
        PREFIXES.stream().map(prefix -> prefix + value));
  }

  private static Stream<String> unwrapped(String value) {
    return Stream.of(
        value.strip().replaceFirst("^[\\[\"'<]+(.*?)[\\]\"'>]+$", "$1"),
        value.replaceAll("\\s", ""),
        SignatureText.percentDecoded(value));
  }

  private static Stream<Request> otherPaths(Request request) {
    String path = request.target().replaceFirst("\\?.*", "");
    String query = request.target().substring(path.length());
    String outer = path.replaceFirst("^/[^/]+(?=/)", "");
    return Stream.of(
            path,
            path + query,
            path.endsWith("/") ? path.substring(0, path.length() - 1) + query : path + "/" + query,
            outer + query,
            outer.replaceFirst("^/[^/]+(?=/)", "") + query,
            SignatureText.percentDecoded(path) + query,
            path + SignatureText.percentDecoded(query))
        .map(request::withTarget);
  }
}
