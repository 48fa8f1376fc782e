/**
 * Says why a genuine, signed request is refused: a command line, and {@link
 * io.github.verifiedresponse.doctor.Doctor} for tests. Not for applications.
 */
@NullMarked
package io.github.verifiedresponse.doctor;

import org.jspecify.annotations.NullMarked;
