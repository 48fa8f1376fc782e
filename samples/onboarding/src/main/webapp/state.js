// What the page knows: the choices of the visitor, what the phone holds, and the attempts until now.

import { isObject, parseJson } from './encoding.js';
import { VENDORS } from './vendors.js';

export const state = { ...freshStart(), mode: 'open', checks: {}, customer: null, busy: false };

export function freshStart() {
  return {
    vendor: 'caf', verdict: 'positive', route: 'liveness',
    people: { caf: 'anna-0417', shufti: VENDORS.shufti.newReference('anna'), razorpay: VENDORS.razorpay.newReference('anna') },
    ownReference: {}, held: null, attempts: [], tour: {},
  };
}

export const vendor = () => VENDORS[state.vendor];
export const person = () => state.people[state.vendor];

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
