// What the page says about a request and its answer.

export const STORIES = {
  genuine: 'Sent as the vendor signed it',
  payload: 'Payload altered',
  signature: 'Signature altered',
  both: 'Payload and signature altered',
  token: 'Access token instead of a result',
  'someone-else': 'Another person’s result',
  old: 'A result ten minutes old',
  'year-2020': 'A result of 2020',
  type: 'Wrong content type',
  missing: 'Signed part left out',
};

export const REFUSALS = {
  malformed: { station: 'form', why: 'The back end could not read this as a signed result, so there was nothing to verify.' },
  ambiguous: { station: 'form', why: 'This can be read in more than one way. The back end does not guess which one was meant.' },
  'method-not-allowed': { station: 'form', why: 'This endpoint accepts signed results with other methods only.' },
  'too-large': { station: 'form', why: 'The body is larger than the limit. It was refused before it was read to the end.' },
  'unsupported-content': { station: 'form', why: 'This vendor’s results come with another content type or encoding.' },
  'missing-signature': { station: 'carrier', why: 'The request contains no signed result where the back end looks for it.' },
  unverified: {
    station: 'signature',
    why: 'Nothing was altered on this page, and still the signature does not match. Vendor and back end probably hold different secrets.',
    payload: 'The payload was changed after the vendor signed it, so the signature no longer fits these bytes. Making one that fits takes the secret, and the phone does not have it.',
    signature: 'The payload is untouched, but the signature is not the one the vendor made. The signature has to match exactly.',
    both: 'Payload and signature were both changed. Without the secret, no pair of them can be made to fit.',
    token: 'The signature of this access token did not fit.',
    forged: 'The event was changed after the vendor signed it, so the signature no longer fits these bytes. The handler never saw it.',
  },
  'wrong-type': {
    station: 'kind',
    why: 'The signature fits, but what it signs is not a result of the kind that this endpoint asks for.',
    token: 'The access token is signed with the very same secret, so its signature fits. It is still not a result, and says nothing about a face. A check of the signature alone would have accepted it.',
  },
  stale: { station: 'freshness', why: 'Genuine, but the time the vendor signed is outside the window. An old result may have been stolen in the meantime.' },
  'not-bound': {
    station: 'binding',
    why: 'Genuine, but it is not the result of the customer who is signed in.',
    'someone-else': 'Genuine, but it is another person’s result. The binding compares the signed field with the signed-in customer.',
  },
  'not-accepted': { station: 'outcome', why: 'Genuine, but not the outcome that this endpoint accepts. Signed is not approved.' },
  replayed: { station: 'once-only', why: 'Genuine, but already used. A result can be used once, at all endpoints together. Let the vendor sign a new one.' },
  'in-progress': { station: 'once-only', why: 'Genuine, but another request with the same result is in progress.' },
  'not-verified': { why: 'The server is configured wrongly: a handler asked for a verified result, and nothing had been verified. So the request is refused.' },
  'body-consumed': { why: 'The server is configured wrongly: something read the body before it could be verified. So the request is refused.' },
  unavailable: { why: 'The back end could not finish its checks: the store of used results or the source of keys is down. So the request is refused.' },
};
