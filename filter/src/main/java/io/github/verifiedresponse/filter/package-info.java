/**
 * The servlet filter: {@link io.github.verifiedresponse.filter.VerifiedResponseFilter} verifies a
 * request before servlets see it and hands them the same bytes again.
 */
@NullMarked
package io.github.verifiedresponse.filter;

import org.jspecify.annotations.NullMarked;
