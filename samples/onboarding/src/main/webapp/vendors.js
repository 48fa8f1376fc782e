// The vendors whose results a phone relays: what they sign, and how it travels. Nothing here touches the page.

import { decodeUtf8, encodeUtf8, fromBase64Url, isObject, parseJson, toBase64Url } from './encoding.js';

const SHUFTI_EVENTS = { positive: 'verification.accepted', negative: 'verification.declined', pending: 'request.pending' };

const DEARER = 'dearer';
const fewRandom = () => toBase64Url(crypto.getRandomValues(new Uint8Array(3))).replace(/[-_]/g, '0').toLowerCase();
const flipHexBit = (signature) => (parseInt(signature[0], 16) ^ 1).toString(16) + signature.slice(1);

export const VENDORS = {
  caf: {
    name: 'Caf',
    result: 'Liveness result',
    subject: 'personId',
    owns: 'belongs to',
    signs: 'bytes',
    parts: ['header', 'payload', 'signature'],
    flip: { name: 'isAlive', pattern: /("isAlive"\s*:\s*)(true|false)/, other: (was) => (was === 'true' ? 'false' : 'true') },
    signing: (personId, verdict, iat) => ['demo/vendor/caf', { personId, isAlive: verdict === 'positive', iat }],
    open: ({ signedResponse }) => openJws(signedResponse),
    pieces: (held) => [held.header, held.text === held.original.text ? held.original.segment : toBase64Url(encodeUtf8(held.text)), held.signature],
    flipBit: (signature) => toBase64Url(fromBase64Url(signature).map((byte, index) => (index === 0 ? byte ^ 1 : byte))),
    path: (mode, route) => (mode === 'bound' ? 'api/bound/liveness' : `api/${route}`),
    request: cafRequest,
  },
  shufti: {
    name: 'Shufti Pro',
    result: 'Document result',
    subject: 'reference',
    owns: 'runs the verification',
    signs: 'bytes',
    parts: ['response', 'signature'],
    flip: { name: 'event', pattern: /("event"\s*:\s*")([^"\\]*)/, other: (was) => SHUFTI_EVENTS[was === SHUFTI_EVENTS.positive ? 'negative' : 'positive'] },
    signing: (reference, verdict) => ['demo/vendor/shufti', { reference, event: SHUFTI_EVENTS[verdict] }],
    open: ({ response, signature }) => sealed({ text: response, signature }),
    pieces: (held) => [held.text, held.signature],
    flipBit: flipHexBit,
    path: (mode) => (mode === 'bound' ? 'api/bound/document' : 'api/document'),
    references: 'api/bound/references',
    // It signs no time and no number of its own: the reference is the id of a result, so every new result needs a new one.
    signsTheReferenceOnly: true,
    newReference: (name) => `${name}-${fewRandom()}`,
    request: (held, path) => ({ path, type: 'application/json', body: JSON.stringify({ response: held.text, signature: held.signature }) }),
  },
  razorpay: {
    name: 'Razorpay',
    result: 'Payment',
    subject: 'razorpay_order_id',
    owns: 'pays',
    signs: 'two ids',
    parts: ['fields', 'signature'],
    flip: { name: 'order', pattern: /("razorpay_order_id"\s*:\s*")([^"\\]*)/, other: (was) => (was.endsWith(DEARER) ? was.slice(0, -DEARER.length) : was + DEARER) },
    signing: (orderId) => ['demo/vendor/purchase', { orderId }],
    open: ({ razorpay_signature: signature, ...fields }) => sealed({ text: JSON.stringify(fields), signature }),
    pieces: (held) => [held.text, held.signature],
    flipBit: flipHexBit,
    path: (mode) => (mode === 'bound' ? 'api/bound/purchase' : 'api/purchase'),
    references: 'api/bound/orders',
    newReference: (name) => `order_${name}${fewRandom()}`,
    request: (held, path) => ({ path, type: 'application/json', body: withSignature(held) }),
  },
};

export function openJws(token) {
  const [header, segment, signature, ...rest] = token.split('.');
  if (signature === undefined || rest.length > 0) throw new Error('a signed response has three parts');
  return sealed({ header, segment, text: decodeUtf8(fromBase64Url(segment)), signature });
}

export function sealed({ header, segment, text, signature }) {
  return { header, text, signature, original: { segment, text, signature } };
}

export function wireText(vendor, held) {
  return held.opaque ? [held.text] : vendor.pieces(held);
}

// What was edited by hand and is no object travels as it is.
function withSignature({ text, signature }) {
  const fields = parseJson(text);
  return isObject(fields) ? JSON.stringify({ ...fields, razorpay_signature: signature }) : text;
}

function cafRequest(held, path, customer) {
  const token = wireText(VENDORS.caf, held).join('.');
  return ['api/liveness', 'api/printed-example'].includes(path)
    ? { path, type: 'application/jwt', body: token }
    : { path, type: 'application/json', body: JSON.stringify({ customer, signedResponse: token }) };
}
