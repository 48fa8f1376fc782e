/** Signs like each vendor of the table, for tests of your endpoints, and attacks them. */
@NullMarked
package io.github.verifiedresponse.testkit;

import org.jspecify.annotations.NullMarked;
