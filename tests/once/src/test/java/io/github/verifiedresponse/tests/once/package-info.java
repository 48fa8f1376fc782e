/** A result reaches a handler once: how requests end, and what becomes of claims. */
@NullMarked
package io.github.verifiedresponse.tests.once;

import org.jspecify.annotations.NullMarked;
