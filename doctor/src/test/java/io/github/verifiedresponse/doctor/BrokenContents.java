package io.github.verifiedresponse.doctor;

import static io.github.verifiedresponse.doctor.BrokenRequest.doctor;
import static io.github.verifiedresponse.doctor.Signed.NOW;
import static io.github.verifiedresponse.doctor.Signed.SECRET;
import static io.github.verifiedresponse.doctor.Signed.base64;
import static io.github.verifiedresponse.doctor.Signed.bytes;
import static io.github.verifiedresponse.doctor.Signed.hex;
import static io.github.verifiedresponse.doctor.Signed.hmac;
import static io.github.verifiedresponse.doctor.Signed.json;
import static io.github.verifiedresponse.doctor.Signed.jws;
import static io.github.verifiedresponse.doctor.Signed.liveness;
import static io.github.verifiedresponse.doctor.Signed.request;
import static io.github.verifiedresponse.doctor.Signed.shufti;
import static io.github.verifiedresponse.doctor.Signed.text;

import io.github.verifiedresponse.carrier.Carriers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** What was signed is not what arrived. */
final class BrokenContents {
  private static final String BODY = text("node.json");
  private static final String LINES = text("node-indent.json");
  private static final String BRIEF = "{\"reference\":\"r-1\",\"event\":\"e\"}";
  private static final String FORM = "token=gI&text=a b, café (it's *new*~) 94%&user=1";
  private static final String TOKEN = jws(SECRET, liveness(NOW));
  private static final String MARK = "\ufeff";

  private BrokenContents() {}

  static List<BrokenRequest> all() {
    return List.of(
        broken("final-line-break-added", "by echo", BODY, BODY + "\n"),
        broken("final-line-break-added", "by an editor on Windows", BODY, BODY + "\r\n"),
        broken("final-line-break-removed", "by curl -d @file", BODY + "\n", BODY),
        broken("final-line-break-removed", "by strip()", BODY + "\r\n", BODY),
        broken("line-breaks", "LF to CRLF", LINES, LINES.replace("\n", "\r\n")),
        broken("line-breaks", "CRLF to LF", LINES.replace("\n", "\r\n"), LINES),
        broken("byte-order-mark", "by an editor", BODY, MARK + BODY),
        broken("byte-order-mark", "in the lines of an editor", LINES, MARK + LINES),
        broken("json-spaces", "Node to Node with an indent", BODY, LINES),
        broken("json-spaces", "no space in a string", BRIEF, BRIEF.replace(",", ",\n  ")),
        broken("json-spaces", "Jackson to Node", text("jackson-indent.json"), BODY),
        broken("json-spaces", "Node to Jackson", BODY, text("jackson-indent.json")),
        broken("json-spaces", "Python to Node", text("python-text.json"), BODY),
        broken("json-spaces", "Node to Python", BODY, text("python-text.json")),
        broken("json-spaces", "Python with an indent to Node", text("python-indent.json"), BODY),
        broken("json-slashes", "PHP to Node", text("php-unicode.json"), BODY),
        broken("json-slashes", "Node to PHP", BODY, text("php-unicode.json")),
        broken("json-unicode", "Python to Node", text("python-ascii.json"), BODY),
        broken("json-unicode", "Node to Python", BODY, text("python-ascii.json")),
        broken("json-unicode", ".NET to Node", text("dotnet.json"), BODY),
        broken("json-unicode", "Node to .NET", BODY, text("dotnet.json")),
        broken("json-unicode", "Gson to Node", text("gson.json"), BODY),
        broken(
            "json-unicode",
            "PHP's line separator to Node",
            BRIEF.replace("r-1", "<r>\\u2028é"),
            BRIEF.replace("r-1", "<r>\u2028é")),
        broken("json-numbers", "Node to Gson", BODY, text("gson-map.json")),
        broken("json-numbers", "Gson to Node", text("gson-map.json"), BODY),
        broken("json-numbers", "10.50 to Node", BODY.replace("10.5", "10.50"), BODY),
        broken("json-key-order", "sorted to unsorted", text("python-sorted.json"), BODY),
        broken(
            "json-key-order",
            "a set's order",
            "{\"event\":\"verification.declined\",\"country\":\"BR\",\"reference\":\"r-1\"}",
            "{\"country\":\"BR\",\"reference\":\"r-1\",\"event\":\"verification.declined\"}"),
        broken("json-empty-objects", "Node to PHP's arrays", BODY, text("php-array.json")),
        broken("json-empty-objects", "PHP's arrays to Node", text("php-array.json"), BODY),
        broken("json-empty-objects", "without escapes", BODY, text("php-array-unescaped.json")),
        broken("json-rewritten", "PHP to Node", text("php.json"), BODY),
        broken("json-rewritten", "Node to PHP", BODY, text("php.json")),
        broken("json-rewritten", "Python to Node", text("python.json"), BODY),
        broken("json-rewritten", "Node to Python", BODY, text("python.json")),
        broken("json-rewritten", "PHP, pretty, to Node", text("php-pretty.json"), BODY),
        broken("json-rewritten", "Symfony to Node", text("php-symfony.json"), BODY),
        broken("json-rewritten", "Node to Symfony", BODY, text("php-symfony.json")),
        broken("json-rewritten", "Go to Node", text("go.json"), BODY),
        broken("charset", "read as Latin-1", BODY, latin1(BODY)),
        broken(
            "charset",
            "read as windows-1252",
            "{\"reference\":\"r\",\"event\":\"e\",\"n\":\"é\"}",
            "{\"reference\":\"r\",\"event\":\"e\",\"n\":\"Ã©\"}"),
        broken(
            "unicode-normalised",
            "by macOS",
            BODY,
            Normalizer.normalize(BODY, Normalizer.Form.NFD)),
        broken(
            "unicode-normalised",
            "by a database",
            Normalizer.normalize(BODY, Normalizer.Form.NFD),
            BODY),
        broken("json-in-string", "by JSON.stringify twice", BODY, string(BODY)),
        broken("json-in-string", "without its quotation marks", BODY, BODY.replace("\"", "\\\"")),
        broken("body-in-base64", "by a gateway", BODY, base64(bytes(BODY))),
        broken("body-in-base64", "by a gateway, with lines", LINES, base64(bytes(LINES))),
        broken(
            "html-escaped",
            "by a template",
            BODY,
            BODY.replace("&", "&amp;").replace("\"", "&quot;")),
        broken(
            "html-escaped",
            "by an XML writer",
            BODY,
            BODY.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")),
        BrokenRequest.of(
            "gzip",
            "by a proxy",
            doctor("shufti-pro"),
            json(packed(BODY, true), "Signature", shufti(BODY), "Content-Encoding", "gzip")),
        BrokenRequest.of(
            "gzip",
            "deflated",
            doctor("shufti-pro"),
            json(packed(LINES, false), "Signature", shufti(LINES), "Content-Encoding", "deflate")),
        token("in quotation marks", "\"" + TOKEN + "\""),
        token("with a line break", TOKEN.substring(0, 60) + "\n" + TOKEN.substring(60)),
        token("with a Bearer prefix", "Bearer " + TOKEN),
        BrokenRequest.of(
            "final-line-break-added",
            "to a token",
            doctor("caf"),
            request("application/jwt", bytes(TOKEN + "\n"))),
        BrokenRequest.of(
            "json-slashes",
            "in a string of the body",
            doctor("shufti-pro").carrier(Carriers.jsonFields("/response", "/signature")),
            json(
                "{\"response\":"
                    + string(BODY)
                    + ",\"signature\":\""
                    + shufti(text("php-unicode.json"))
                    + "\"}")),
        form(
            "form-spaces",
            "%20 for +",
            "token=gI&text=a+b+c&user=1",
            "token=gI&text=a%20b%20c&user=1"),
        form("form-spaces", "+ for %20", "token=gI&text=a%20b&user=1", "token=gI&text=a+b&user=1"),
        written("form-spaces", "Python's quote to its urlencode", "python-form-raw", "python-form"),
        form("form-decoded", "PHP's", text("php-form.txt"), FORM),
        form("form-decoded", "Node's", text("node-form-raw.txt"), FORM),
        form(
            "form-decoded",
            "by getParameter",
            "text=94%25+off%2C+caf%C3%A9&user=1",
            "text=94% off, café&user=1"),
        form("form-decoded", "by a log", "text=a%2Fb%3Fc&user=%40me", "text=a/b?c&user=@me"),
        form("form-encoded", "twice", "text=a%2Fb&user=1", "text=a%252Fb&user=1"),
        form("form-encoded", "in lower case", "text=a%2Fb&user=1", "text=a%2fb&user=1"),
        written("form-encoded", "PHP to Node", "php-form", "node-form"),
        written("form-encoded", "Node to PHP", "node-form", "php-form"),
        written("form-encoded", "PHP to encodeURIComponent", "php-form-raw", "node-form-raw"),
        written("form-encoded", "encodeURIComponent to Python", "node-form-raw", "python-form"));
  }

  private static BrokenRequest broken(String name, String how, String signed, String arrived) {
    return BrokenRequest.of(
        name, how, doctor("shufti-pro"), json(arrived, "Signature", shufti(signed)));
  }

  private static BrokenRequest token(String how, String token) {
    return BrokenRequest.of(
        "token-wrapped", how, doctor("caf"), request("application/jwt", bytes(token)));
  }

  private static BrokenRequest written(String name, String how, String signed, String arrived) {
    return form(name, how, text(signed + ".txt"), text(arrived + ".txt"));
  }

  private static BrokenRequest form(String name, String how, String signed, String arrived) {
    String time = String.valueOf(NOW.getEpochSecond());
    return BrokenRequest.of(
        name,
        how,
        doctor("slack"),
        request(
            "application/x-www-form-urlencoded",
            bytes(arrived),
            "X-Slack-Request-Timestamp",
            time,
            "X-Slack-Signature",
            "v0=" + hex(hmac(SECRET, "v0:" + time + ":" + signed))));
  }

  static String string(String json) {
    return "\"" + json.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static String latin1(String text) {
    return new String(bytes(text), StandardCharsets.ISO_8859_1);
  }

  private static byte[] packed(String text, boolean gzip) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = gzip ? new GZIPOutputStream(bytes) : new DeflaterOutputStream(bytes)) {
      out.write(bytes(text));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }
}
