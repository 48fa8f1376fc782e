/** Lets Arquillian deploy to servers that are started as a process, by a command line. */
@NullMarked
package io.github.verifiedresponse.tests.process;

import org.jspecify.annotations.NullMarked;
