/**
 * Strict decoding of untrusted bytes: UTF-8, JSON and Base64url, each in its one valid spelling. It
 * knows nothing of verifiers and is no API.
 */
@NullMarked
package io.github.verifiedresponse.wire;

import org.jspecify.annotations.NullMarked;
