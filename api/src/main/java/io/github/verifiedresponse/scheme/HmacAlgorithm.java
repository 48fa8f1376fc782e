package io.github.verifiedresponse.scheme;

/** The HMAC algorithms of RFC 7518, section 3.2. One is pinned by set-up; a token never chooses. */
public enum HmacAlgorithm {
  /** HMAC with SHA-256. */
  HS256,
  /** HMAC with SHA-384. */
  HS384,
  /** HMAC with SHA-512. */
  HS512;

  Algorithm algorithm() {
    return switch (this) {
      case HS256 -> Algorithm.HMAC_SHA256;
      case HS384 -> Algorithm.HMAC_SHA384;
      case HS512 -> Algorithm.HMAC_SHA512;
    };
  }
}
