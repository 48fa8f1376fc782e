/** A resource without an annotation, behind filters that web.xml maps. */
@NullMarked
package io.github.verifiedresponse.tests.mapped;

import org.jspecify.annotations.NullMarked;
