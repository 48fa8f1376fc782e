package io.github.verifiedresponse;

/** What became of a result that a handler was given. */
public enum Settlement {
  /** It stays used. */
  USED,
  /** It may be sent again: the application did nothing with it. */
  GIVEN_BACK
}
