/** What arrives: the request as a verifier sees it, what it carries, and how it is refused. */
@NullMarked
package io.github.verifiedresponse.message;

import org.jspecify.annotations.NullMarked;
