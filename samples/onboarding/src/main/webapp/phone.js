// Showing the vendor's form and what the phone holds.

import { isObject, parseJson } from './encoding.js';
import { $, brief, clock, element, row, setValue } from './page.js';
import { endpoint, person, state, storyOf, vendor } from './state.js';
import { wireText } from './vendors.js';
import { STORIES } from './words.js';

export function renderVendor() {
  $('route').hidden = state.vendor !== 'caf' || state.mode !== 'open';
  setValue($('person'), person());
  for (const node of document.querySelectorAll('[data-for]')) node.hidden = !node.dataset.for.split(' ').includes(state.vendor);
  for (const node of document.querySelectorAll('[data-mode]')) node.hidden = node.dataset.mode !== state.mode;
  $('endpoint').textContent = `POST ${endpoint()}`;
  for (const radio of document.querySelectorAll('[type=radio]')) radio.checked = state[radio.name] === radio.value;
}

export function renderPhone() {
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
  const before = wireText(vendor(), { ...held, ...held.original });
  const parts = held.opaque ? ['unreadable'] : vendor().parts;
  const spans = wireText(vendor(), held).flatMap((piece, index) => {
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
