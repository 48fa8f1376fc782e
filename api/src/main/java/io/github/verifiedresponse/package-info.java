/**
 * The words and the way: an untrusted {@link io.github.verifiedresponse.message.InboundMessage}
 * becomes an {@link io.github.verifiedresponse.result.AuthenticMessage} and at last a {@link
 * io.github.verifiedresponse.VerifiedPayload}, or it is rejected with a {@link
 * io.github.verifiedresponse.message.Reason}.
 *
 * <p>Start at {@link io.github.verifiedresponse.ResponseVerifier}.
 */
@NullMarked
package io.github.verifiedresponse;

import org.jspecify.annotations.NullMarked;
