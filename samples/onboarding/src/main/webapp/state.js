// What the page knows: the choices of the visitor, what the phone holds, and the attempts until now.

import { isObject, parseJson, toBase64Url } from './encoding.js';
import { VENDORS } from './vendors.js';

export const state = { ...freshStart(), mode: 'open', checks: {}, customer: null, busy: false };

export function freshStart() {
  return {
    vendor: 'caf', verdict: 'positive', route: 'liveness',
    people: { caf: 'anna-0417', shufti: newReference('anna'), razorpay: newReference('order') },
    ownReference: {}, held: null, attempts: [], tour: {},
  };
}

export const vendor = () => VENDORS[state.vendor];
export const person = () => state.people[state.vendor];

// Shufti signs no time and no number of its own: its reference is the id of a result, so every new result needs a new one.
export function newReference(start) {
  return `${start}-${toBase64Url(crypto.getRandomValues(new Uint8Array(3))).replace(/[-_]/g, '0').toLowerCase()}`;
}

export function hold(kind, sealedThing) {
  const payload = parseJson(sealedThing.text);
  state.held = { ...sealedThing, kind, subject: isObject(payload) ? payload[vendor().subject] : undefined };
}

export const endpoint = () => vendor().path(state.mode, state.route);
export const checksOf = (path) => state.checks[path]?.stations ?? {};

export function storyOf(held) {
  const payload = held.text !== held.original.text;
  const signature = held.signature !== held.original.signature;
  if (payload || signature) return payload && signature ? 'both' : payload ? 'payload' : 'signature';
  if (held.kind === 'token') return 'token';
  if (held.subject !== undefined && held.subject !== person()) return 'someone-else';
  return held.age ?? 'genuine';
}

export function chooseVendor(name) {
  Object.assign(state, { vendor: name, held: null, verdict: state.verdict === 'pending' ? 'negative' : state.verdict });
}

// What was tried at the one set-up says nothing of the other.
export function chooseMode(mode) {
  Object.assign(state, { mode, held: null, tour: {}, ownReference: {} });
}
