/** What a server process needs while requests come in. */
@NullMarked
package io.github.verifiedresponse.tests.load;

import org.jspecify.annotations.NullMarked;
