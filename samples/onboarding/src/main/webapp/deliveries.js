// A payment's call-back, which its vendor delivers until it sees 2xx: the deliveries, and what each answer means.
// Nothing here touches the page.

import { passed, reasonOf } from './judge.js';
import { REFUSALS } from './words.js';

export const ENDPOINT = 'callbacks/payments';

export const REPEATED = [
  { id: 'first', title: 'First delivery', about: 'The application is in maintenance.', maintenance: true },
  { id: 'repeated', title: 'The vendor repeats it', about: 'It saw no 2xx. Maintenance is over.' },
  { id: 'repeated-again', title: 'The vendor repeats it once more', about: 'As if the last answer had been lost.' },
];

export const FORGED = { id: 'forged', title: 'A forged copy', about: '“payment.failed”, changed to “payment.captured”.', forged: true };

export const paymentsOf = (handled) => handled && (handled.byEndpoint[`/${ENDPOINT}`] ?? 0);

export function judgeDelivery({ reply, forged, maintenance }) {
  const { status, text } = reply;
  if (status === 0) return { mark: 'unknown', word: 'no answer', why: `The request never got an answer: ${text}.` };
  if (forged && status === 200) return { mark: 'failed', word: 'let through', why: 'This was forged, and it was answered with 200. That must never happen: please check how this server is configured.' };
  if (passed(reply)) return { mark: 'passed', word: 'handled', why: 'The signature fits, and the event was not handled before: the handler ran, and did its work.' };
  if (status === 200 && text === '') return { mark: 'passed', word: 'acknowledged', why: 'The signature fits, and this event was handled before. It is answered with 200, so that the vendor stops, and the handler does not run.' };
  return judgeFailure(reasonOf(reply), status, forged, maintenance);
}

function judgeFailure(reason, status, forged, maintenance) {
  const refusal = REFUSALS[reason];
  if (refusal) return { mark: 'failed', word: `refused: ${reason}`, why: forged ? refusal.forged ?? refusal.why : refusal.why };
  if (status === 503 && maintenance) return { mark: 'warn', word: 'not handled', why: 'The signature fits, but the handler did nothing and answered 503. So the event does not count as used, and the next delivery of it is handled.' };
  return { mark: 'unknown', word: 'no verdict', why: `The server answered ${status}, but not as VerifiedResponse does.` };
}

// What the counter says, whatever the answer was.
export function paymentsMoved(before, after) {
  if (!before || !after) return 'The counter cannot be read just now.';
  const [was, is] = [paymentsOf(before), paymentsOf(after)];
  return was === is ? `Payments handled: still ${is}.` : `Payments handled: ${was} → ${is}.`;
}
