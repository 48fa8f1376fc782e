/** An application on two servers that share a store; it asks its data sources, too. */
@NullMarked
package io.github.verifiedresponse.tests.stores.application;

import org.jspecify.annotations.NullMarked;
