package io.github.verifiedresponse.tests;

import java.util.Locale;
import java.util.stream.Stream;

/** Spellings of the path /kyc/result that some server has been seen to read as that path. */
final class PathForms {
  private static final String FORMS =
      """
      /kyc/result
      /kyc/result/
      //kyc/result
      /kyc//result
      ///kyc///result
      /./kyc/result
      /kyc/./result
      /x/../kyc/result
      /x/..;/kyc/result
      /x/..;a=b/kyc/result
      /.;/kyc/result
      /;/kyc/result
      /;a=b/kyc/result
      /kyc;a=b/result
      /kyc/result;a=b
      /kyc/result;
      /kyc;/result;x/y
      /kyc/;/result
      /%6byc/result
      /kyc/%72esult
      /%6Byc/result
      /kyc%2fresult
      /kyc%2Fresult
      /%2fkyc/result
      /%2Fkyc%2Fresult
      /%2e/kyc/result
      /kyc/%2e/result
      /x/%2e%2e/kyc/result
      /x/%2e%2e;/kyc/result
      /kyc/x/%2e%2e/result
      /KYC/result
      /kyc/RESULT
      /Kyc/Result
      /kyc\\result
      /\\kyc/result
      /%5ckyc/result
      /kyc%5cresult
      /kyc%00/result
      /kyc/result%00
      /kyc/result%20
      /kyc%20/result
      /kyc/result%0a
      /kyc/result%09
      /kyc%3b/result
      /kyc%3ba=b/result
      /kyc/result%3b
      /kyc/result%3bx
      /%u006byc/result
      /%c1%abyc/result
      /kyc/result?x
      /kyc/result%3fx
      /kyc/result%23x
      /kyc/result#x
      /kyc/result.json
      /kyc/result%2e
      /%256byc/result
      /kyc/result%ef%bb%bf
      /%ef%bc%8fkyc/result
      /kyc/resul%74;jsessionid=1
      /kyc/.;/result
      /kyc/..;/kyc/result
      /..;/kyc/result
      /../kyc/result
      /%2e%2e/kyc/result
      /kyc/result/..;/result
      /kyc/result/.
      /kyc/result/x/..
      /kyc/
      /kyc
      """;

  private PathForms() {}

  static Stream<String> all() {
    return FORMS.lines();
  }

  /**
   * Whether strict-uri refuses it, if the server has not done so. A session's id in the path is the
   * server's own parameter, which some take off.
   */
  static boolean isAmbiguous(String form) {
    String path =
        form.toLowerCase(Locale.ROOT).replaceAll("[?#].*|;jsessionid=.*", "").replace("%2e", ".");
    return path.endsWith("/.")
        || path.endsWith("/..")
        || Stream.of(";", "%3b", "%2f", "%5c", "\\", "%00", "//", "/./", "/../")
            .anyMatch(path::contains);
  }
}
