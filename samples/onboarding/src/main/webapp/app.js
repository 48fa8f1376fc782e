// The page plays the vendor's customer and the phone. It never holds a secret and never verifies anything itself.

const $ = (id) => document.getElementById(id);

// ---- words -----------------------------------------------------------------------------------------------------------

const OTHERS = ['bruno-5502', 'carla-9188'];

const STORIES = {
  genuine: 'Sent as the vendor signed it',
  payload: 'Payload altered',
  signature: 'Signature altered',
  both: 'Payload and signature altered',
  token: 'Access token instead of a result',
  'someone-else': 'Someone else’s result',
};

const REFUSALS = {
  malformed: { station: 'form', why: 'The back end could not read this as a signed result, so there was nothing to verify.' },
  ambiguous: { station: 'form', why: 'This can be read in more than one way. The back end does not guess which one was meant.' },
  'method-not-allowed': { station: 'form', why: 'A signed result is only taken with the methods this endpoint expects.' },
  'too-large': { station: 'form', why: 'The body is larger than the limit. It was refused before it was read to the end.' },
  'unsupported-content': { station: 'form', why: 'The content type or encoding is not one that this vendor’s results come in.' },
  'missing-signature': { station: 'signature', why: 'Nothing signed was found in the place where the back end looks for it.' },
  unverified: {
    station: 'signature',
    why: 'Nothing was altered on this page, and still the signature does not fit. Vendor and back end probably hold different secrets.',
    payload: 'The payload was changed after the vendor signed it, so the signature no longer fits these bytes. Making one that fits takes the secret, and the phone does not have it.',
    signature: 'The payload is untouched, but the signature is not the one the vendor made. A signature fits exactly or not at all.',
    both: 'Payload and signature were both changed. Without the secret, no pair of them can be made to fit.',
    token: 'The signature of this access token did not fit.',
  },
  'wrong-type': {
    station: 'kind',
    why: 'The signature fits, but what it signs is not a result of the kind that this endpoint asks for.',
    token: 'The access token is signed with the very same secret, so its signature fits. It is still not a result, and says nothing about a face. A check of the signature alone would have let it in.',
  },
  stale: { station: 'freshness', why: 'Genuine, but the time the vendor signed is outside the window. An old result may have been stolen since.' },
  'not-bound': {
    station: 'binding',
    why: 'Genuine, but it was not shown to be this caller’s own result.',
    'someone-else': 'Genuine, but it is another person’s result. The binding compared it with the caller and caught it.',
  },
  'not-accepted': { station: 'outcome', why: 'Genuine, but not the outcome that this endpoint accepts. Signed is not approved.' },
  replayed: { station: 'first-seen', why: 'Genuine, and already used. A result counts once, at whichever endpoint it arrives first. Let the vendor sign a new one.' },
  'not-verified': { why: 'The server is wired wrongly: code asked for a verified result and nothing had verified one. It refuses rather than guess.' },
  'body-consumed': { why: 'The server is wired wrongly: something read the body before it could be verified. It refuses rather than guess.' },
  unavailable: { why: 'The back end could not finish its checks: the store of used results or the source of keys is down. In doubt it refuses.' },
};

// ---- strict text encodings -------------------------------------------------------------------------------------------

function encodeUtf8(text) {
  if (/\p{Surrogate}/u.test(text)) throw new Error('half a surrogate pair has no UTF-8 form');
  return new TextEncoder().encode(text);
}

function toBase64Url(bytes) {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text) {
  if (!/^[A-Za-z0-9_-]+$/.test(text) || text.length % 4 === 1) throw new Error('not base64url');
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
  // atob ignores spare bits, so that several spellings decode alike: only the canonical one is taken.
  if (toBase64Url(bytes) !== text) throw new Error('not canonical base64url');
  return bytes;
}

const decodeUtf8 = (bytes) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

function parseJson(text) {
  try { return JSON.parse(text); } catch { return undefined; }
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

// ---- the two vendors -------------------------------------------------------------------------------------------------

const VENDORS = {
  caf: {
    name: 'Caf',
    result: 'Liveness result',
    subject: 'personId',
    owns: 'belongs to',
    parts: ['header', 'payload', 'signature'],
    flip: { name: 'isAlive', pattern: /("isAlive"\s*:\s*)(true|false)/, other: (was) => (was === 'true' ? 'false' : 'true') },
    signing: (personId, verdict) => ['demo/vendor/caf', { personId, isAlive: verdict === 'positive' }],
    open: ({ signedResponse }) => openJws(signedResponse),
    pieces: (held) => [held.header, held.text === held.original.text ? held.original.segment : toBase64Url(encodeUtf8(held.text)), held.signature],
    flipBit: (signature) => toBase64Url(fromBase64Url(signature).map((byte, index) => (index === 0 ? byte ^ 1 : byte))),
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
    request: (held) => ({ path: 'api/document', type: 'application/json', body: JSON.stringify({ response: held.text, signature: held.signature }) }),
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

function cafRequest(held, person) {
  const token = wireText(held).join('.');
  return state.route === 'liveness'
    ? { path: 'api/liveness', type: 'application/jwt', body: token }
    : { path: 'api/onboarding', type: 'application/json', body: JSON.stringify({ customer: person, signedResponse: token }) };
}

// ---- state -----------------------------------------------------------------------------------------------------------

const state = { ...freshStart(), busy: false };

function freshStart() {
  return {
    vendor: 'caf', verdict: 'positive', route: 'liveness',
    people: { caf: 'anna-0417', shufti: newReference() },
    ownReference: false, held: null, attempts: [],
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

function storyOf(held) {
  const payload = held.text !== held.original.text;
  const signature = held.signature !== held.original.signature;
  if (payload || signature) return payload && signature ? 'both' : payload ? 'payload' : 'signature';
  if (held.kind === 'token') return 'token';
  return held.subject !== undefined && held.subject !== person() ? 'someone-else' : 'genuine';
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

const vendorSigns = (subject, verdict) => vendorGives(vendor().signing(subject, verdict), vendor().open);

function refusedToSign(reply) {
  if (reply.status === 404 && reply.json?.error !== undefined) {
    $('paste-panel').open = true;
    throw new Error(`The pretend vendor is resting: this server holds real secrets, and a page must not sign with those. Paste a result from a real phone instead. The server says: “${reply.json.error}”`);
  }
  throw new Error(reply.status === 0
    ? `The server did not answer (${reply.text}). Is the back end running?`
    : `The pretend vendor answered ${reply.status} and signed nothing. Is the back end deployed here?`);
}

async function readHandled() {
  const { json } = await ask('demo/handled');
  return Number.isInteger(json?.total) ? json : null;
}

// ---- what the visitor does -------------------------------------------------------------------------------------------

async function sign() {
  if (state.vendor === 'shufti' && !state.ownReference && state.attempts.length > 0) state.people.shufti = newReference();
  hold('result', await vendorSigns(person(), state.verdict));
  bringIntoView($('phone'));
}

async function sendAccessToken() {
  hold('token', await vendorGives(['demo/vendor/caf-access-token', { personId: person() }], ({ accessToken }) => openJws(accessToken)));
  await send();
}

async function sendSomeoneElses() {
  const other = OTHERS.find((name) => name !== person());
  const subject = state.vendor === 'caf' ? other : newReference().replace('anna', other.split('-')[0]);
  hold('result', await vendorSigns(subject, 'positive'));
  await send();
}

async function send() {
  const { held } = state;
  await attempt({ request: vendor().request(held, person()), story: storyOf(held), vendor: state.vendor, person: person() });
}

async function replay() {
  const { request, story, vendor: name, person: owner, replayOf, number } = state.attempts.at(-1);
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
  Object.assign(state, freshStart());
  $('history').replaceChildren();
  $('paste-form').reset();
  clearAnswer();
  bringIntoView($('vendor'));
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
  if (!refusal) return { tone: 'warn', word: 'No verdict', why: `The server answered ${reply.status}, and not in the words of VerifiedResponse. The raw answer is below.` };
  const why = refusal[story] ?? refusal.why;
  const again = replayOf && !usedBefore && reason !== 'replayed' ? 'Sent twice, refused twice. ' : '';
  return { tone: 'refused', word: 'Refused', why: again + why };
}

function judgePassed({ reply, story, vendor: name, person: owner, usedBefore }) {
  if (['payload', 'signature', 'both', 'token'].includes(story)) {
    return { tone: 'refused', word: 'Let through', why: 'This was not a genuine result, and it was accepted. That must never happen: please check how this server is configured.' };
  }
  if (usedBefore) return { tone: 'warn', word: 'Let through', why: 'The same result was accepted twice. No replay guard is at work on this endpoint.' };
  if (story === 'someone-else') return { tone: 'warn', word: 'Let through', why: foreignWarning(reply.json, VENDORS[name], owner) };
  const said = {
    APPROVED: ['good', 'The vendor signed exactly these bytes, the result is of the right kind and had not been used. Application code ran with the verified payload.'],
    DECLINED: ['warn', 'The vendor’s “no” is genuine, so it is verified and application code ran. It is still a no: the application must read the outcome, or the endpoint must accept APPROVED only.'],
    PENDING: ['warn', 'Genuine, but the vendor has not decided yet. Application code ran and must wait for a decision.'],
  }[reply.json?.outcome] ?? ['warn', 'Genuine, but its outcome is not known to the scheme. Application code must not take it for an approval.'];
  return { tone: said[0], word: 'Verified', why: said[1] };
}

function foreignWarning(answer, { subject, owns }, owner) {
  const shown = isObject(answer?.payload) ? answer.payload : parseJson(answer?.payload);
  const theirs = shown?.[subject] ?? 'someone else';
  return `The server answered 200 and shows ${theirs}, but this phone ${owns} ${owner}. Every signature here is genuine: a signature alone does not say whose result it is. A binding closes this, by comparing the signed ${subject} with the caller.`;
}

function stationState(station, index, stop, { reply, story, vendor: name, usedBefore }) {
  if (stop < 0) return ['unknown', 'not known'];
  if (index > stop) return ['idle', 'not reached'];
  if (index === stop) return station === 'application' ? ['passed', 'ran'] : ['failed', 'stopped here'];
  if (station === 'freshness' && name === 'shufti') return ['skipped', 'no time is signed'];
  if (station === 'binding') return story === 'someone-else' ? ['warn', 'let it through'] : ['passed', 'no objection'];
  if (station === 'outcome') return passed(reply) && reply.json?.outcome !== 'APPROVED' ? ['warn', `${reply.json?.outcome} let through`] : ['passed', 'no objection'];
  if (station === 'first-seen' && usedBefore) return ['warn', 'let it through'];
  return ['passed', 'passed'];
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
  setValue($('person'), person());
  for (const node of document.querySelectorAll('[data-for]')) node.hidden = node.dataset.for !== state.vendor;
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
  $('held-state').textContent = { genuine: 'as signed', token: 'as signed', 'someone-else': `of ${held.subject}` }[story] ?? STORIES[story].toLowerCase();
  $('held-state').dataset.tone = { genuine: 'good', token: 'warn', 'someone-else': 'warn' }[story] ?? 'refused';
  $('claims').replaceChildren(...claimRows(held));
  showRaw(held);
  setValue($('payload-edit'), held.text);
}

function claimRows(held) {
  const now = parseJson(held.text);
  if (!isObject(now)) return row('payload', 'not a JSON object; sent as it stands');
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
  for (const station of $('track').children) setStation(station, 'idle', '');
  $('track-note').textContent = 'The first check that fails answers. Nothing behind it runs.';
  $('handled-move').textContent = 'It runs only for requests that were verified.';
  $('history-empty').hidden = false;
}

function showTrack(entry) {
  const stations = [...$('track').children];
  const goal = passed(entry.reply) ? 'application' : REFUSALS[entry.reason]?.station;
  const stop = stations.findIndex((station) => station.dataset.station === goal);
  stations.forEach((station, index) => setStation(station, ...stationState(station.dataset.station, index, stop, entry)));
  const name = stations[stop]?.querySelector('b').textContent;
  $('track-note').textContent = `Attempt ${entry.number}: ${stop < 0 ? 'the answer does not say which check ended it.' : passed(entry.reply) ? 'all the way to application code.' : `stopped at “${name}”.`}`;
}

function setStation(station, mark, words) {
  station.dataset.state = mark;
  station.querySelector('em').textContent = words;
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
    });
  }
}

function chooseVendor(name) {
  Object.assign(state, { vendor: name, held: null, verdict: state.verdict === 'pending' ? 'negative' : state.verdict });
}

onSubmit('vendor-form', 'vendor-note', sign);
onSubmit('paste-form', 'vendor-note', paste);
onChoice('vendor', chooseVendor);
onChoice('verdict', (verdict) => (state.verdict = verdict));
onChoice('route', (route) => (state.route = route));
const BUTTONS = { flip: flipVerdict, 'flip-bit': flipBit, restore, send, replay, 'wrong-kind': sendAccessToken, 'someone-else': sendSomeoneElses, reset: startOver };
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

$('ideas').open = sideBySide();
clearAnswer();
render();
showHandled(await readHandled());
