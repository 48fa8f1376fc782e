/** One black-box suite for every server. */
@NullMarked
package io.github.verifiedresponse.tests;

import org.jspecify.annotations.NullMarked;
