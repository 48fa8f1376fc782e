/**
 * From strings to verifiers: {@link io.github.verifiedresponse.config.Verifiers} reads every
 * setting and refuses to start when one is wrong.
 */
@NullMarked
package io.github.verifiedresponse.config;

import org.jspecify.annotations.NullMarked;
