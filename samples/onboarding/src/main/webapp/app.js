// The page plays the vendor's customer and the phone. It never holds a secret and never verifies anything itself.

import { clearAnswer, planTrack, showHandled } from './answer.js';
import { buildCallback, clearCallback, deliver, forge, showPayments } from './callback.js';
import { buildTour, renderTour } from './guide.js';
import { flipBit, flipVerdict, paste, replay, restore, send, sendAccessToken, sendSomeoneElses, sign, take } from './moves.js';
import { $, bringIntoView } from './page.js';
import { renderPhone, renderVendor } from './phone.js';
import { RealSecrets, readChecks, readHandled } from './server.js';
import { chooseMode, chooseVendor, freshStart, state, vendor } from './state.js';

const BUTTONS = { flip: flipVerdict, 'flip-bit': flipBit, restore, send: () => send(), replay, 'wrong-kind': sendAccessToken, 'someone-else': sendSomeoneElses, reset: startOver };
const CALLBACK_BUTTONS = { 'callback-deliver': deliver, 'callback-forge': forge };
const NOTES = ['vendor-note', 'tour-note', 'phone-note', 'callback-note'];

function startOver() {
  Object.assign(state, freshStart(), { mode: state.mode });
  $('history').replaceChildren();
  $('paste-form').reset();
  clearAnswer();
  clearCallback();
  bringIntoView($('tour'));
}

function render() {
  renderVendor();
  renderTour();
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

// One action at a time: aria-disabled instead of disabled, so that the keyboard focus stays where it is.
async function act(noteId, action) {
  if (state.busy) return;
  state.busy = true;
  $('answer').setAttribute('aria-busy', 'true');
  for (const id of NOTES) $(id).textContent = '';
  render();
  try {
    await action();
  } catch (problem) {
    explain(noteId, problem);
  } finally {
    state.busy = false;
    $('answer').setAttribute('aria-busy', 'false');
    render();
  }
}

function explain(noteId, problem) {
  const pasting = problem instanceof RealSecrets && noteId !== 'callback-note';
  if (pasting) $('paste-panel').open = true;
  $(noteId).textContent = problem.message + (pasting ? ' Paste a result from a real phone instead.' : '');
}

function onSubmit(id, noteId, action) {
  $(id).addEventListener('submit', (event) => {
    event.preventDefault();
    act(noteId, action);
  });
}

function onPress(buttons, noteId) {
  for (const [id, action] of Object.entries(buttons)) $(id).addEventListener('click', () => act(noteId, action));
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

onSubmit('vendor-form', 'vendor-note', sign);
onSubmit('paste-form', 'vendor-note', paste);
onChoice('vendor', chooseVendor);
onChoice('mode', chooseMode);
onChoice('verdict', (verdict) => (state.verdict = verdict));
onChoice('route', (route) => (state.route = route));
onPress(BUTTONS, 'phone-note');
onPress(CALLBACK_BUTTONS, 'callback-note');
$('person').addEventListener('input', ({ target }) => {
  state.people[state.vendor] = target.value;
  state.ownReference[state.vendor] = true;
  renderPhone();
});
$('payload-edit').addEventListener('input', ({ target }) => {
  // A half-typed emoji has no UTF-8 form and could not be signed or sent.
  state.held.text = target.value.toWellFormed?.() ?? target.value;
  render();
});

buildTour((step) => act('tour-note', () => take(step)));
buildCallback();
render();
state.checks = await readChecks();
clearAnswer();
const handled = await readHandled();
showHandled(handled);
showPayments(handled);
