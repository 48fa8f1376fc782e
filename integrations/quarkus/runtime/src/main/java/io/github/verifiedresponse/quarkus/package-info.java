/** Guards resources of Quarkus REST; everything is registered by the extension's build steps. */
@NullMarked
package io.github.verifiedresponse.quarkus;

import org.jspecify.annotations.NullMarked;
