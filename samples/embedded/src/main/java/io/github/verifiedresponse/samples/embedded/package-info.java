/** Tomcat, Jersey and Weld in one process, to try a web application without installing a server. */
@NullMarked
package io.github.verifiedresponse.samples.embedded;

import org.jspecify.annotations.NullMarked;
