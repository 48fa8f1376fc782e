// What the visitor does as the vendor's customer and as the phone.

import { addToHistory, showAnswer, showHandled, showTrack } from './answer.js';
import { judge, movement, passed, reasonOf } from './judge.js';
import { $, bringIntoView } from './page.js';
import { ask, askJson, readHandled, vendorGives } from './server.js';
import { checksOf, chooseVendor, endpoint, hold, person, state, storyOf, vendor } from './state.js';
import { openJws, sealed } from './vendors.js';

const OTHERS = ['bruno-5502', 'carla-9188'];

export async function sign() {
  await newSubject();
  hold('result', await vendorSigns(person(), state.verdict));
  bringIntoView($('phone'));
}

const vendorSigns = (subject, verdict, iat) => vendorGives(vendor().signing(subject, verdict, iat), vendor().open);

// The bound endpoints know whose a reference or an order is: they have made it for the customer who is signed in.
async function newSubject() {
  if (!vendor().references || state.ownReference[state.vendor]) return;
  if (state.mode === 'bound') state.people[state.vendor] = await issueReference(customer());
  else if (vendor().signsTheReferenceOnly && (state.attempts.length > 0 || state.held)) state.people[state.vendor] = vendor().newReference('anna');
}

const customer = () => state.people.caf;

async function issueReference(name) {
  await signIn(name);
  const { status, json } = await askJson(vendor().references, {});
  if (typeof json?.reference !== 'string') throw new Error(`The back end issued no reference: it answered ${status}.`);
  return json.reference;
}

async function signIn(name) {
  if (state.customer === name) return;
  const { status } = await askJson(`api/bound/customers/${encodeURIComponent(name)}/sign-in`, {});
  if (status !== 204) throw new Error(`“${name}” could not sign in (${status}). A customer’s name here has small letters, digits and hyphens only.`);
  state.customer = name;
}

export async function sendAccessToken() {
  hold('token', await vendorGives(['demo/vendor/caf-access-token', { personId: person() }], ({ accessToken }) => openJws(accessToken)));
  await send();
}

export async function sendSomeoneElses() {
  const other = OTHERS.find((name) => name !== person());
  await newSubject();
  hold('result', await vendorSigns(await subjectOf(other), 'positive'));
  await send();
}

async function subjectOf(other) {
  if (!vendor().references) return other;
  return state.mode === 'bound' ? issueReference(other) : vendor().newReference(other.split('-')[0]);
}

async function sendOld(age, iat, path) {
  hold('result', await vendorSigns(person(), 'positive', iat));
  state.held.age = age;
  await send({ path });
}

export async function send({ path = endpoint(), story, change = (request) => request } = {}) {
  const { held } = state;
  if (state.mode === 'bound') await signIn(customer());
  await attempt({ request: change(vendor().request(held, path, person())), story: story ?? storyOf(held), vendor: state.vendor, person: person() });
}

export async function replay() {
  const { request, story, vendor: name, person: owner, replayOf, number } = state.attempts.at(-1);
  if (request.path.startsWith('api/bound/')) await signIn(customer());
  await attempt({ request, story, vendor: name, person: owner, replayOf: replayOf ?? number });
}

async function attempt(sent) {
  const before = await readHandled();
  const reply = await ask(sent.request.path, sent.request);
  const after = await readHandled();
  // A retry after a lost answer or a 503 is not a second use.
  const usedBefore = state.attempts.some(({ request, reply: earlier }) => request.body === sent.request.body && passed(earlier));
  const entry = { ...sent, number: state.attempts.length + 1, reply, reason: reasonOf(reply), usedBefore, before, after };
  entry.judgement = judge(entry, checksOf(entry.request.path));
  state.attempts.push(entry);
  showHandled(after, movement(entry));
  showAnswer(entry);
  showTrack(entry);
  addToHistory(entry);
  bringIntoView($('answer'));
}

export function paste() {
  const text = $('paste').value;
  if (text.trim() === '') throw new Error('There is nothing to put on the phone yet.');
  hold('result', state.vendor === 'caf' ? openPastedJws(text.trim()) : sealed({ text, signature: $('paste-signature').value.trim() }));
  if (typeof state.held.subject === 'string') state.people[state.vendor] = state.held.subject;
  bringIntoView($('phone'));
}

function openPastedJws(text) {
  try {
    return openJws(text);
  } catch {
    return { ...sealed({ text, signature: '' }), opaque: true };
  }
}

export function flipVerdict() {
  const { pattern, other } = vendor().flip;
  state.held.text = state.held.text.replace(pattern, (_, before, was) => before + other(was));
}

export function flipBit() {
  state.held.signature = vendor().flipBit(state.held.signature);
}

export function restore() {
  const { text, signature } = state.held.original;
  Object.assign(state.held, { text, signature });
}

const MOVES = {
  sign: async (verdict = 'positive') => {
    state.verdict = verdict;
    await newSubject();
    hold('result', await vendorSigns(person(), verdict));
  },
  send, replay, flip: flipVerdict, sendAccessToken, sendSomeoneElses, sendOld,
};

export async function take(step) {
  if (step.vendors && !step.vendors.includes(state.vendor)) chooseVendor(step.vendors[0]);
  await step.run(MOVES);
  const { reply, reason, judgement, number } = state.attempts.at(-1);
  state.tour[step.id] = { text: `${reply.status} ${reason || reply.json?.outcome || ''}`, tone: judgement.tone, number };
}
