package io.github.verifiedresponse.scheme;

import com.nimbusds.jose.JWSAlgorithm;

/** The HMAC algorithms of RFC 7518, section 3.2. One is pinned by set-up; a token never chooses. */
public enum HmacAlgorithm {
  /** HMAC with SHA-256. */
  HS256,
  /** HMAC with SHA-384. */
  HS384,
  /** HMAC with SHA-512. */
  HS512;

  JWSAlgorithm jws() {
    return JWSAlgorithm.parse(name());
  }

  String jca() {
    return "HmacSHA" + name().substring(2);
  }
}
