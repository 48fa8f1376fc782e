// The page plays the vendor's customer and the phone. It never holds a secret and never verifies anything itself.

import { decodeUtf8, encodeUtf8, fromBase64Url, isObject, parseJson, toBase64Url } from './encoding.js';
import { REFUSALS, STORIES } from './words.js';
import { TOUR } from './tour.js';

const $ = (id) => document.getElementById(id);

const OTHERS = ['bruno-5502', 'carla-9188'];

// ---- the two vendors -------------------------------------------------------------------------------------------------

const VENDORS = {
  caf: {
    name: 'Caf',
    result: 'Liveness result',
    subject: 'personId',
    owns: 'belongs to',
    parts: ['header', 'payload', 'signature'],
    flip: { name: 'isAlive', pattern: /("isAlive"\s*:\s*)(true|false)/, other: (was) => (was === 'true' ? 'false' : 'true') },
    signing: (personId, verdict, iat) => ['demo/vendor/caf', { personId, isAlive: verdict === 'positive', iat }],
    open: ({ signedResponse }) => openJws(signedResponse),
    pieces: (held) => [held.header, held.text === held.original.text ? held.original.segment : toBase64Url(encodeUtf8(held.text)), held.signature],
    flipBit: (signature) => toBase64Url(fromBase64Url(signature).map((byte, index) => (index === 0 ? byte ^ 1 : byte))),
    paths: () => (state.mode === 'bound' ? 'api/bound/liveness' : `api/${state.route}`),
    request: cafRequest,
  },
  shufti: {
    name: 'Shufti Pro',
    result: 'Document result',
    subject: 'reference',
    owns: 'runs the verification',
    parts: ['response', 'signature'],
    flip: { name: 'event', pattern: /("event"\s*:\s*")([^"\\]*)/, other: (was) => SHUFTI_EVENTS[was === SHUFTI_EVENTS.positive ? 'negative' : 'positive'] },
    signing: (reference, verdict) => ['demo/vendor/shufti', { reference, event: SHUFTI_EVENTS[verdict] }],
    open: ({ response, signature }) => sealed({ text: response, signature }),
    pieces: (held) => [held.text, held.signature],
    flipBit: (signature) => (parseInt(signature[0], 16) ^ 1).toString(16) + signature.slice(1),
    paths: () => (state.mode === 'bound' ? 'api/bound/document' : 'api/document'),
    request: (held, path) => ({ path, type: 'application/json', body: JSON.stringify({ response: held.text, signature: held.signature }) }),
  },
};

const SHUFTI_EVENTS = { positive: 'verification.accepted', negative: 'verification.declined', pending: 'request.pending' };

function openJws(token) {
  const [header, segment, signature, ...rest] = token.split('.');
  if (signature === undefined || rest.length > 0) throw new Error('a signed response has three parts');
  return sealed({ header, segment, text: decodeUtf8(fromBase64Url(segment)), signature });
}

function sealed({ header, segment, text, signature }) {
  return { header, text, signature, original: { segment, text, signature } };
}

function cafRequest(held, path) {
  const token = wireText(held).join('.');
  return ['api/liveness', 'api/printed-example'].includes(path)
    ? { path, type: 'application/jwt', body: token }
    : { path, type: 'application/json', body: JSON.stringify({ customer: person(), signedResponse: token }) };
}

// ---- state -----------------------------------------------------------------------------------------------------------

const state = { ...freshStart(), mode: 'open', checks: {}, customer: null, busy: false };

function freshStart() {
  return {
    vendor: 'caf', verdict: 'positive', route: 'liveness',
    people: { caf: 'anna-0417', shufti: newReference() },
    ownReference: false, held: null, attempts: [], tour: {},
  };
}

const vendor = () => VENDORS[state.vendor];
const person = () => state.people[state.vendor];

// Shufti signs no time and no number of its own: its reference is the id of a result, so every new result needs a new one.
function newReference() {
  return `anna-${toBase64Url(crypto.getRandomValues(new Uint8Array(3))).replace(/[-_]/g, '0').toLowerCase()}`;
}

function hold(kind, sealedThing) {
  const payload = parseJson(sealedThing.text);
  state.held = { ...sealedThing, kind, subject: isObject(payload) ? payload[vendor().subject] : undefined };
}

function wireText(held) {
  return held.opaque ? [held.text] : vendor().pieces(held);
}

const endpoint = () => vendor().paths();

function storyOf(held) {
  const payload = held.text !== held.original.text;
  const signature = held.signature !== held.original.signature;
  if (payload || signature) return payload && signature ? 'both' : payload ? 'payload' : 'signature';
  if (held.kind === 'token') return 'token';
  if (held.subject !== undefined && held.subject !== person()) return 'someone-else';
  return held.age ?? 'genuine';
}

// ---- talking to the server -------------------------------------------------------------------------------------------

async function ask(path, { type, body } = {}) {
  try {
    const init = body === undefined ? {} : { method: 'POST', headers: { 'Content-Type': type }, body: encodeUtf8(body) };
    const response = await fetch(path, { ...init, cache: 'no-store' });
    const text = await response.text();
    return { status: response.status, type: response.headers.get('Content-Type') ?? '', text, json: parseJson(text) };
  } catch (problem) {
    return { status: 0, type: '', text: String(problem.message ?? problem), json: undefined };
  }
}

const askJson = (path, value) => ask(path, { type: 'application/json', body: JSON.stringify(value) });

async function vendorGives([path, question], open) {
  const reply = await askJson(path, question);
  return reply.status === 200 && isObject(reply.json) ? open(reply.json) : refusedToSign(reply);
}

const vendorSigns = (subject, verdict, iat) => vendorGives(vendor().signing(subject, verdict, iat), vendor().open);

function refusedToSign(reply) {
  if (reply.status === 404 && reply.json?.error !== undefined) {
    $('paste-panel').open = true;
    throw new Error(`The pretend vendor signs nothing, because this server has real secrets. Paste a result from a real phone instead. The server says: “${reply.json.error}”`);
  }
  throw new Error(reply.status === 0
    ? `The server did not answer (${reply.text}). Is the back end running?`
    : `The pretend vendor answered ${reply.status} and signed nothing. Is the back end deployed here?`);
}

async function readChecks() {
  const { json } = await ask('demo/checks');
  return isObject(json) ? json : {};
}

async function readHandled() {
  const { json } = await ask('demo/handled');
  return Number.isInteger(json?.total) ? json : null;
}

// ---- what the visitor does -------------------------------------------------------------------------------------------

async function sign() {
  await newSubject();
  hold('result', await vendorSigns(person(), state.verdict));
  bringIntoView($('phone'));
}

// The bound endpoint issues the references of document checks itself, to the customer who is signed in.
async function newSubject() {
  if (state.vendor !== 'shufti' || state.ownReference) return;
  if (state.mode === 'bound') state.people.shufti = await issueReference(customer());
  else if (state.attempts.length > 0 || state.held) state.people.shufti = newReference();
}

const customer = () => state.people.caf;

async function issueReference(name) {
  await signIn(name);
  const { status, json } = await askJson('api/bound/references', {});
  if (typeof json?.reference !== 'string') throw new Error(`The back end issued no reference: it answered ${status}.`);
  return json.reference;
}

async function signIn(name) {
  if (state.customer === name) return;
  const { status } = await askJson(`api/bound/customers/${encodeURIComponent(name)}/sign-in`, {});
  if (status !== 204) throw new Error(`“${name}” could not sign in (${status}). A customer’s name here has small letters, digits and hyphens only.`);
  state.customer = name;
}

async function sendAccessToken() {
  hold('token', await vendorGives(['demo/vendor/caf-access-token', { personId: person() }], ({ accessToken }) => openJws(accessToken)));
  await send();
}

async function sendSomeoneElses() {
  const other = OTHERS.find((name) => name !== person());
  await newSubject();
  hold('result', await vendorSigns(await subjectOf(other), 'positive'));
  await send();
}

async function subjectOf(other) {
  if (state.vendor === 'caf') return other;
  return state.mode === 'bound' ? issueReference(other) : newReference().replace('anna', other.split('-')[0]);
}

async function sendOld(age, iat, path) {
  hold('result', await vendorSigns(person(), 'positive', iat));
  state.held.age = age;
  await send({ path });
}

async function send({ path = endpoint(), story, change = (request) => request } = {}) {
  const { held } = state;
  if (state.mode === 'bound') await signIn(customer());
  await attempt({ request: change(vendor().request(held, path)), story: story ?? storyOf(held), vendor: state.vendor, person: person() });
}

async function replay() {
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
  entry.judgement = judge(entry);
  state.attempts.push(entry);
  showHandled(after, entry);
  showAnswer(entry);
  showTrack(entry);
  addToHistory(entry);
  bringIntoView($('answer'));
}

function paste() {
  const text = $('paste').value;
  const give = { caf: () => openPastedJws(text.trim()), shufti: () => sealed({ text, signature: $('paste-signature').value.trim() }) };
  if (text.trim() === '') throw new Error('There is nothing to put on the phone yet.');
  hold('result', give[state.vendor]());
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

function flipVerdict() {
  const { pattern, other } = vendor().flip;
  state.held.text = state.held.text.replace(pattern, (_, before, was) => before + other(was));
}

function flipBit() {
  state.held.signature = vendor().flipBit(state.held.signature);
}

function restore() {
  const { text, signature } = state.held.original;
  Object.assign(state.held, { text, signature });
}

function startOver() {
  Object.assign(state, freshStart(), { mode: state.mode });
  $('history').replaceChildren();
  $('paste-form').reset();
  clearAnswer();
  bringIntoView($('tour'));
}

// ---- judging an answer -----------------------------------------------------------------------------------------------

// A proxy's login page is a 200 too: only an answer that names an outcome came from a guarded endpoint.
const passed = ({ status, json }) => status === 200 && typeof json?.outcome === 'string';

function reasonOf({ json }) {
  return /^urn:verified-response:problem:([a-z-]+)$/.exec(json?.type ?? '')?.[1] ?? '';
}

function judge(entry) {
  const { reply, reason, story, replayOf, usedBefore } = entry;
  if (reply.status === 0) return { tone: 'warn', word: 'No answer', why: `The request never got an answer: ${reply.text}.` };
  if (passed(reply)) return judgePassed(entry);
  const refusal = REFUSALS[reason];
  if (!refusal) return { tone: 'warn', word: 'No verdict', why: `The server answered ${reply.status}, but not as VerifiedResponse does. The raw answer is below.` };
  const why = refusal[story] ?? refusal.why;
  const again = replayOf && !usedBefore && reason !== 'replayed' ? 'Sent twice, refused twice. ' : '';
  return { tone: 'refused', word: 'Refused', why: again + why };
}

function judgePassed({ reply, request, story, vendor: name, person: owner, usedBefore }) {
  if (['payload', 'signature', 'both', 'token', 'type', 'missing'].includes(story)) {
    return { tone: 'refused', word: 'Let through', why: 'This was not a genuine result, and it was accepted. That must never happen: please check how this server is configured.' };
  }
  if (usedBefore) return { tone: 'warn', word: 'Let through', why: 'The same result was accepted twice. This endpoint has no replay guard.' };
  if (story === 'someone-else') return { tone: 'warn', word: 'Let through', why: foreignWarning(reply.json, VENDORS[name], owner) };
  const said = {
    APPROVED: ['good', `The vendor signed exactly these bytes, and the result is of the right kind. ${left(request.path)}Application code ran with the verified payload.`],
    DECLINED: ['warn', 'The vendor’s “no” is genuine, so it is verified and application code ran. It is still a no: the application must read the outcome, or the endpoint must accept APPROVED only.'],
    PENDING: ['warn', 'Genuine, but the vendor has not decided yet. Application code ran and must wait for a decision.'],
  }[reply.json?.outcome] ?? ['warn', 'Genuine, but its outcome is not known to the scheme. Application code must not take it for an approval.'];
  return { tone: said[0], word: 'Verified', why: said[1] };
}

const checksOf = (path) => state.checks[path]?.stations ?? {};

// What the server does not check is said with the answer, too.
function left(path) {
  const names = Object.entries(checksOf(path)).filter(([, { checked }]) => !checked).map(([name]) => name);
  return names.length === 0 ? '' : `Not checked here: ${names.join(', ')}. `;
}

function foreignWarning(answer, { subject, owns }, owner) {
  const shown = isObject(answer?.payload) ? answer.payload : parseJson(answer?.payload);
  const theirs = shown?.[subject] ?? 'someone else';
  return `The server answered 200 and shows ${theirs}, but this phone ${owns} ${owner}. Every signature here is genuine: a signature alone does not say whose result it is. A binding closes this, by comparing the signed ${subject} with the caller.`;
}

// Whether a check is done at this endpoint is what the server says of it; which one refused is what the answer says.
function stationState(station, index, stop, { reply, request, story, usedBefore }) {
  if (stop < 0) return ['unknown', 'not known'];
  if (index === stop) return station === 'application' ? ['passed', 'ran'] : ['failed', 'refused'];
  const check = checksOf(request.path)[station];
  if (check?.checked === false) return ['not-checked', 'not checked here', check.how];
  if (index > stop) return ['idle', 'not reached', check?.how];
  if (check === undefined) return ['unknown', 'not known'];
  if (station === 'binding' && story === 'someone-else') return ['warn', 'let it through', check.how];
  if (station === 'once-only' && usedBefore && passed(reply)) return ['warn', 'let it through', check.how];
  return ['passed', 'passed', check.how];
}

// ---- showing: phone and vendor ---------------------------------------------------------------------------------------

function render() {
  renderVendor();
  renderPhone();
  const { held, attempts, busy } = state;
  const readable = held !== null && !held.opaque;
  const possible = {
    flip: readable && vendor().flip.pattern.test(held.text),
    'flip-bit': readable && held.signature !== '',
    restore: held !== null,
    send: held !== null,
    replay: attempts.length > 0,
  };
  for (const [id, can] of Object.entries(possible)) $(id).disabled = !can;
  for (const button of document.querySelectorAll('button')) button.setAttribute('aria-disabled', String(busy));
}

function renderVendor() {
  $('route').hidden = state.vendor !== 'caf' || state.mode !== 'open';
  renderTour();
  setValue($('person'), person());
  for (const node of document.querySelectorAll('[data-for]')) node.hidden = node.dataset.for !== state.vendor;
  for (const node of document.querySelectorAll('[data-mode]')) node.hidden = node.dataset.mode !== state.mode;
  $('endpoint').textContent = `POST ${endpoint()}`;
  for (const radio of document.querySelectorAll('[type=radio]')) radio.checked = state[radio.name] === radio.value;
}

function renderPhone() {
  const { held } = state;
  $('owner').textContent = person();
  $('phone-empty').hidden = held !== null;
  $('phone-held').hidden = held === null;
  $('phone-wire').hidden = held === null;
  const match = held && vendor().flip.pattern.exec(held.text);
  $('flip').textContent = match ? `Flip ${vendor().flip.name} → ${brief(vendor().flip.other(match[2]))}` : 'Flip the verdict';
  $('flip-bit').setAttribute('aria-pressed', String(held !== null && held.signature !== held.original.signature));
  if (held) renderHeld(held);
}

function renderHeld(held) {
  const story = storyOf(held);
  $('held-kind').textContent = held.kind === 'token' ? 'SDK access token' : `${vendor().result} by ${vendor().name}`;
  $('held-state').textContent = { genuine: 'as signed', token: 'as signed', 'someone-else': `of ${held.subject}`, old: 'ten minutes old', 'year-2020': 'of 2020' }[story] ?? STORIES[story].toLowerCase();
  $('held-state').dataset.tone = { genuine: 'good', token: 'warn', 'someone-else': 'warn', old: 'warn', 'year-2020': 'warn' }[story] ?? 'refused';
  $('claims').replaceChildren(...claimRows(held));
  showRaw(held);
  setValue($('payload-edit'), held.text);
}

function claimRows(held) {
  const now = parseJson(held.text);
  if (!isObject(now)) return row('payload', 'not a JSON object; it is sent unchanged');
  const original = parseJson(held.original.text);
  const was = isObject(original) ? original : {};
  return Object.entries(now).flatMap(([name, value]) => {
    const [term, definition] = row(name, legible(name, value));
    if (JSON.stringify(was[name]) !== JSON.stringify(value)) {
      definition.append(' ', element('del', Object.hasOwn(was, name) ? legible(name, was[name]) : 'added'));
      definition.className = 'changed';
    }
    return [term, definition];
  });
}

function legible(name, value) {
  if (['iat', 'exp', 'nbf'].includes(name) && Number.isFinite(value)) return `${value} (${clock(new Date(value * 1000))})`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function showRaw(held) {
  const before = wireText({ ...held, ...held.original });
  const parts = held.opaque ? ['unreadable'] : vendor().parts;
  const spans = wireText(held).flatMap((piece, index) => {
    const span = element('span');
    span.className = `part-${parts[index]}`;
    span.append(...marked(before[index], piece));
    return index === 0 ? [span] : [state.vendor === 'caf' ? '.' : '\n', span];
  });
  $('raw').replaceChildren(...spans);
  $('raw-legend').replaceChildren(...parts.map((part) => Object.assign(element('span', part), { className: `part-${part}` })));
}

function marked(before, after) {
  if (before === after) return [after];
  let start = 0;
  while (start < after.length && after[start] === before[start]) start++;
  let end = 0;
  while (end < Math.min(after.length, before.length) - start && after.at(-1 - end) === before.at(-1 - end)) end++;
  const changed = element('mark', after.slice(start, after.length - end));
  return [after.slice(0, start), changed, after.slice(after.length - end)];
}

// ---- the tour ------------------------------------------------------------------------------------------------------

const MOVES = {
  sign: async (verdict = 'positive') => {
    state.verdict = verdict;
    await newSubject();
    hold('result', await vendorSigns(person(), verdict));
  },
  send, replay, flip: flipVerdict, sendAccessToken, sendSomeoneElses, sendOld,
};

async function take(step) {
  if (step.vendor && step.vendor !== state.vendor) chooseVendor(step.vendor);
  await step.run(MOVES);
  const { reply, reason, judgement, number } = state.attempts.at(-1);
  state.tour[step.id] = { text: `${reply.status} ${reason || reply.json?.outcome || ''}`, tone: judgement.tone, number };
}

function buildTour() {
  $('tour').append(...TOUR.map((step) => {
    const button = Object.assign(element('button'), { type: 'button', id: `try-${step.id}` });
    button.dataset.testid = button.id;
    button.append(element('b', step.title), element('span', step.shows), Object.assign(element('em'), { className: 'chip' }));
    button.addEventListener('click', () => act('tour-note', () => take(step)));
    const item = element('li');
    item.append(button);
    return item;
  }));
}

function renderTour() {
  const next = TOUR.find(({ id }) => !state.tour[id])?.id;
  for (const { id, needs } of TOUR) {
    const done = state.tour[id];
    const button = $(`try-${id}`);
    const chip = button.querySelector('.chip');
    button.disabled = needs === 'attempt' && state.attempts.length === 0;
    button.classList.toggle('next', id === next);
    chip.hidden = !done;
    chip.textContent = done?.text ?? '';
    chip.dataset.tone = done?.tone ?? '';
  }
}

// ---- showing: answer, track, counter, history ------------------------------------------------------------------------

function showAnswer(entry) {
  const { reply, reason, judgement, request, number } = entry;
  Object.assign($('answer').dataset, { status: reply.status, reason, outcome: reply.json?.outcome ?? '', tone: judgement.tone, attempt: number });
  $('answer-empty').hidden = true;
  $('answer-said').hidden = false;
  $('answer-proof').hidden = false;
  $('stamp-status').textContent = reply.status || '–';
  $('stamp-word').textContent = judgement.word;
  $('why').textContent = judgement.why;
  $('facts').replaceChildren(...facts(entry));
  $('body-type').textContent = reply.type;
  $('answer-body').textContent = reply.text || '(empty)';
  const head = `POST ${new URL(request.path, document.baseURI).pathname}\nContent-Type: ${request.type}\n\n`;
  $('sent-short').textContent = head + shortened(request.body);
  $('sent-full').textContent = head + request.body;
}

function facts({ reply, reason }) {
  const json = isObject(reply.json) ? reply.json : {};
  const rows = passed(reply)
    ? { outcome: json.outcome, verifier: json.verifier, id: json.id, 'issued at': json.issuedAt ?? 'not signed' }
    : { reason, title: json.title, detail: json.detail, verifier: json.verifier };
  return Object.entries(rows).filter(([, value]) => value).flatMap(([name, value]) => row(name, String(value), `answer-${name.replace(' ', '-')}`));
}

function clearAnswer() {
  Object.assign($('answer').dataset, { status: '', reason: '', outcome: '', tone: '', attempt: 0 });
  $('answer-empty').hidden = false;
  $('answer-said').hidden = true;
  $('answer-proof').hidden = true;
  planTrack();
  $('handled-move').textContent = 'It runs only for requests that were verified.';
  $('history-empty').hidden = false;
}

// Before anything is sent: which checks this endpoint does, as the server says.
function planTrack() {
  for (const station of $('track').children) {
    const check = checksOf(endpoint())[station.dataset.station];
    if (check?.checked === false) setStation(station, 'not-checked', 'not checked here', check.how);
    else setStation(station, 'idle', '', check?.how);
  }
  $('track-note').textContent = `${endpoint()} does these, in this order. The first that fails answers.`;
}

function showTrack(entry) {
  const stations = [...$('track').children];
  const goal = passed(entry.reply) ? 'application' : REFUSALS[entry.reason]?.station;
  const stop = stations.findIndex((station) => station.dataset.station === goal);
  stations.forEach((station, index) => setStation(station, ...stationState(station.dataset.station, index, stop, entry)));
  const name = stations[stop]?.querySelector('b').textContent;
  $('track-note').textContent = `Attempt ${entry.number}, ${entry.request.path}: ${stop < 0 ? 'the answer does not say which check ended it.' : passed(entry.reply) ? 'application code ran.' : `refused at “${name}”.`}`;
}

function setStation(station, mark, words, how = '') {
  station.dataset.state = mark;
  station.querySelector('em').textContent = words;
  station.querySelector('small').textContent = how;
}

function showHandled(handled, entry) {
  $('handled').dataset.total = handled?.total ?? '';
  $('handled-total').textContent = handled?.total ?? '–';
  $('handled-unit').textContent = handled?.total === 1 ? 'time' : 'times';
  $('handled-by').textContent = Object.entries(handled?.byEndpoint ?? {}).map(([path, count]) => `${path} ${count}`).join(' · ');
  if (entry) $('handled-move').textContent = $('moved').textContent = movement(entry);
}

function movement({ before, after, reply, reason, number }) {
  if (!before || !after) return 'The counter cannot be read just now.';
  const moved = after.total - before.total;
  if (passed(reply)) return moved > 0 ? `Attempt ${number} moved the counter from ${before.total} to ${after.total}.` : `Attempt ${number} was answered ${reply.status}, yet the counter stayed at ${after.total}.`;
  if (moved === 0 && !reason) return `Attempt ${number} did not move the counter: no handler has done anything.`;
  return moved === 0 ? `Attempt ${number} did not move the counter: application code never saw that request.` : `The counter moved while attempt ${number} was refused: another visitor is probably here.`;
}

function addToHistory(entry) {
  const { number, replayOf, story, request, reply, reason, judgement } = entry;
  const item = element('li');
  const chip = element('span', reply.status || 'no answer');
  const result = reason || reply.json?.outcome || judgement.word.toLowerCase();
  chip.className = 'chip';
  chip.dataset.tone = judgement.tone;
  Object.assign(item.dataset, { testid: 'history-entry', status: reply.status, reason, attempt: number });
  const what = replayOf ? `Attempt ${replayOf} sent again: ${STORIES[story].toLowerCase()}` : STORIES[story];
  const time = element('time', clock(new Date()));
  item.append(chip, element('b', result), element('span', what), element('code', request.path), time);
  $('history').prepend(item);
  $('history-empty').hidden = true;
}

// ---- small helpers of the page ---------------------------------------------------------------------------------------

function element(name, text = '') {
  const node = document.createElement(name);
  node.textContent = text;
  return node;
}

function row(name, value, testId) {
  const definition = element('dd', value);
  if (testId) definition.dataset.testid = testId;
  return [element('dt', name), definition];
}

const brief = (word) => word.replace(/^(verification|request)\./, '');
const clock = (date) => date.toLocaleTimeString('en-GB');
const shortened = (text) => (text.length <= 110 ? text : `${text.slice(0, 64)} … ${text.length - 96} more characters … ${text.slice(-32)}`);

// Writing an unchanged value would move the visitor's caret to the end.
function setValue(field, value) {
  if (field.value !== value) field.value = value;
}

const sideBySide = () => matchMedia('(min-width: 64rem)').matches;

// Stacked, the next step is below the fold.
function bringIntoView(lane) {
  if (sideBySide()) return;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  requestAnimationFrame(() => lane.scrollIntoView({ behavior: calm ? 'auto' : 'smooth', block: 'start' }));
}

// One action at a time: aria-disabled instead of disabled, so that the keyboard focus stays where it is.
async function act(noteId, action) {
  if (state.busy) return;
  state.busy = true;
  $('answer').setAttribute('aria-busy', 'true');
  $('vendor-note').textContent = '';
  $('tour-note').textContent = '';
  $('phone-note').textContent = '';
  render();
  try {
    await action();
  } catch (problem) {
    $(noteId).textContent = problem.message;
  } finally {
    state.busy = false;
    $('answer').setAttribute('aria-busy', 'false');
    render();
  }
}

function onSubmit(id, noteId, action) {
  $(id).addEventListener('submit', (event) => {
    event.preventDefault();
    act(noteId, action);
  });
}

function onChoice(name, change) {
  for (const radio of document.querySelectorAll(`[name=${name}]`)) {
    radio.addEventListener('change', () => {
      if (!state.busy) change(radio.value);
      render();
      planTrack();
    });
  }
}

function chooseVendor(name) {
  Object.assign(state, { vendor: name, held: null, verdict: state.verdict === 'pending' ? 'negative' : state.verdict });
}

// What was tried at the one set-up says nothing of the other.
function chooseMode(mode) {
  Object.assign(state, { mode, held: null, tour: {}, ownReference: false });
}

onSubmit('vendor-form', 'vendor-note', sign);
onSubmit('paste-form', 'vendor-note', paste);
onChoice('vendor', chooseVendor);
onChoice('mode', chooseMode);
onChoice('verdict', (verdict) => (state.verdict = verdict));
onChoice('route', (route) => (state.route = route));
const BUTTONS = { flip: flipVerdict, 'flip-bit': flipBit, restore, send: () => send(), replay, 'wrong-kind': sendAccessToken, 'someone-else': sendSomeoneElses, reset: startOver };
for (const [id, action] of Object.entries(BUTTONS)) $(id).addEventListener('click', () => act('phone-note', action));
$('person').addEventListener('input', ({ target }) => {
  state.people[state.vendor] = target.value;
  state.ownReference ||= state.vendor === 'shufti';
  renderPhone();
});
$('payload-edit').addEventListener('input', ({ target }) => {
  // A half-typed emoji has no UTF-8 form and could not be signed or sent.
  state.held.text = target.value.toWellFormed?.() ?? target.value;
  render();
});

buildTour();
render();
state.checks = await readChecks();
clearAnswer();
showHandled(await readHandled());
