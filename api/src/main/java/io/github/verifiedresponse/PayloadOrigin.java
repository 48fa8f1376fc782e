package io.github.verifiedresponse;

import io.github.verifiedresponse.message.FilterKind;

/**
 * Where a payload comes from.
 *
 * @param owner the verifier itself: another one may have the same name
 * @param verifier its name
 * @param filter the kind of filter that the request came through
 * @param at when it was verified, by the observers' clock; 0 when nothing listened
 */
record PayloadOrigin(Object owner, String verifier, FilterKind filter, long at) {}
