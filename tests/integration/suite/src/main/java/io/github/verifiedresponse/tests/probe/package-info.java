/** The classes of the probe WAR: handlers that show what application code sees behind the doors. */
@NullMarked
package io.github.verifiedresponse.tests.probe;

import org.jspecify.annotations.NullMarked;
