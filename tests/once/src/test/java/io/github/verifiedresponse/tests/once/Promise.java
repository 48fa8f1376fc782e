package io.github.verifiedresponse.tests.once;

/** What must be true of every run. */
enum Promise {
  ONE_EFFECT,
  FIRST_IS_ADMITTED,
  GIVEN_BACK_IS_ADMITTED,
  USED_IS_REFUSED,
  REFUSED_AS_USED
}
