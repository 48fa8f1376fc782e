/** What a server that has Apache CXF does for it: finds the resources, and makes them by CDI. */
@NullMarked
package io.github.verifiedresponse.tests.cxf;

import org.jspecify.annotations.NullMarked;
