/**
 * What was decided about a request, in its trace: {@link
 * io.github.verifiedresponse.opentelemetry.SpanListener}.
 */
@NullMarked
package io.github.verifiedresponse.opentelemetry;

import org.jspecify.annotations.NullMarked;
