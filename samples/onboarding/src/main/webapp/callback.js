// The pretend vendor calls back: making its deliveries, and showing what came of each.

import { showHandled } from './answer.js';
import { ENDPOINT, FORGED, REPEATED, judgeDelivery, paymentsMoved, paymentsOf } from './deliveries.js';
import { parseJson } from './encoding.js';
import { $, bringIntoView, element } from './page.js';
import { ask, askJson, readHandled, vendorGives } from './server.js';

const STEPS = [...REPEATED, FORGED];

export async function deliver() {
  clearCallback();
  let id;
  for (const step of REPEATED) {
    // as vendors do: each delivery has its own time and signature, and the id of the first
    const event = await vendorGives(['demo/vendor/payment-event', { type: 'payment.captured', id }], (signed) => signed);
    id = event['webhook-id'];
    await show(step, step.maintenance ? () => duringMaintenance(() => call(event)) : () => call(event));
  }
}

export async function forge() {
  const event = await vendorGives(['demo/vendor/payment-event', { type: 'payment.failed' }], (signed) => signed);
  const body = JSON.stringify({ ...parseJson(event.body), type: 'payment.captured' });
  await show(FORGED, () => call({ ...event, body }));
  bringIntoView($('delivery-forged'));
}

const call = ({ body, ...headers }) => ask(ENDPOINT, { type: 'application/json', body, headers });

async function duringMaintenance(action) {
  await maintain(true);
  try {
    return await action();
  } finally {
    await maintain(false);
  }
}

async function maintain(on) {
  const { status, json } = await askJson('demo/maintenance', { on });
  if (status !== 200) throw new Error(`The demo’s maintenance could not be switched ${on ? 'on' : 'off'}: the server answered ${status}, ${json?.error ?? 'without a reason'}.`);
}

async function show(step, sending) {
  const before = await readHandled();
  const reply = await sending();
  const after = await readHandled();
  const { mark, word, why } = judgeDelivery({ ...step, reply });
  const moved = paymentsMoved(before, after);
  setDelivery(step, { mark, words: `${reply.status || '–'} ${word}`, why, moved });
  showHandled(after, `A payment’s call-back. ${moved}`);
  showPayments(after);
}

export function buildCallback() {
  $('deliveries').append(...STEPS.map(({ id, title, about }) => {
    const item = element('li');
    item.id = item.dataset.testid = `delivery-${id}`;
    item.append(element('b', title), element('span', about), element('em'), element('p'), element('small'));
    return item;
  }));
  clearCallback();
}

export function clearCallback() {
  for (const step of STEPS) setDelivery(step, { mark: 'idle', words: '', why: '', moved: '' });
}

function setDelivery({ id }, { mark, words, why, moved }) {
  const item = $(`delivery-${id}`);
  item.dataset.state = mark;
  item.querySelector('em').textContent = words;
  item.querySelector('p').textContent = why;
  item.querySelector('small').textContent = moved;
}

export function showPayments(handled) {
  $('callback-handled').textContent = paymentsOf(handled) ?? '–';
}
