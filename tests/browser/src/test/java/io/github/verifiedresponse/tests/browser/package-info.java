/** The onboarding sample as a visitor sees it, in a real browser. */
@NullMarked
package io.github.verifiedresponse.tests.browser;

import org.jspecify.annotations.NullMarked;
