// What an answer means, in words and on the track. Nothing here touches the page.

import { isObject, parseJson } from './encoding.js';
import { VENDORS } from './vendors.js';
import { REFUSALS } from './words.js';

// A proxy's login page is a 200 too: only an answer that names an outcome came from a guarded endpoint.
export const passed = ({ status, json }) => status === 200 && typeof json?.outcome === 'string';

export function reasonOf({ json }) {
  return /^urn:verified-response:problem:([a-z-]+)$/.exec(json?.type ?? '')?.[1] ?? '';
}

export function judge(entry, checks) {
  const { reply, reason, story, replayOf, usedBefore } = entry;
  if (reply.status === 0) return { tone: 'warn', word: 'No answer', why: `The request never got an answer: ${reply.text}.` };
  if (passed(reply)) return judgePassed(entry, checks);
  const refusal = REFUSALS[reason];
  if (!refusal) return { tone: 'warn', word: 'No verdict', why: `The server answered ${reply.status}, but not as VerifiedResponse does. The raw answer is below.` };
  const why = refusal[story] ?? refusal.why;
  const again = replayOf && !usedBefore && reason !== 'replayed' ? 'Sent twice, refused twice. ' : '';
  return { tone: 'refused', word: 'Refused', why: again + why };
}

function judgePassed({ reply, story, vendor: name, person: owner, usedBefore }, checks) {
  if (['payload', 'signature', 'both', 'token', 'type', 'missing'].includes(story)) {
    return { tone: 'refused', word: 'Let through', why: 'This was not a genuine result, and it was accepted. That must never happen: please check how this server is configured.' };
  }
  if (usedBefore) return { tone: 'warn', word: 'Let through', why: 'The same result was accepted twice. This endpoint has no replay guard.' };
  if (story === 'someone-else') return { tone: 'warn', word: 'Let through', why: foreignWarning(reply.json, VENDORS[name], owner) };
  const said = {
    APPROVED: ['good', `The vendor signed exactly these ${VENDORS[name].signs}, and the result is of the right kind. ${left(checks)}Application code ran with the verified payload.`],
    DECLINED: ['warn', 'The vendor’s “no” is genuine, so it is verified and application code ran. It is still a no: the application must read the outcome, or the endpoint must accept APPROVED only.'],
    PENDING: ['warn', 'Genuine, but the vendor has not decided yet. Application code ran and must wait for a decision.'],
  }[reply.json?.outcome] ?? ['warn', 'Genuine, but its outcome is not known to the scheme. Application code must not take it for an approval.'];
  return { tone: said[0], word: 'Verified', why: said[1] };
}

// What the server does not check is said with the answer, too.
function left(checks) {
  const names = Object.entries(checks).filter(([, { checked }]) => !checked).map(([name]) => name);
  return names.length === 0 ? '' : `Not checked here: ${names.join(', ')}. `;
}

function foreignWarning(answer, { subject, owns }, owner) {
  const shown = isObject(answer?.payload) ? answer.payload : parseJson(answer?.payload);
  const theirs = shown?.[subject] ?? 'someone else';
  return `The server answered 200 and shows ${theirs}, but this phone ${owns} ${owner}. Every signature here is genuine: a signature alone does not say whose result it is. A binding closes this, by comparing the signed ${subject} with the caller.`;
}

export function movement({ before, after, reply, reason, number }) {
  if (!before || !after) return 'The counter cannot be read just now.';
  const moved = after.total - before.total;
  if (passed(reply)) return moved > 0 ? `Attempt ${number} moved the counter from ${before.total} to ${after.total}.` : `Attempt ${number} was answered ${reply.status}, yet the counter stayed at ${after.total}.`;
  if (moved === 0 && !reason) return `Attempt ${number} did not move the counter: no handler has done anything.`;
  return moved === 0 ? `Attempt ${number} did not move the counter: application code never saw that request.` : `The counter moved while attempt ${number} was refused: another visitor is probably here.`;
}

// Whether a check is done at this endpoint is what the server says of it; which one refused is what the answer says.
export function stationState(station, index, stop, { reply, story, usedBefore }, checks) {
  if (stop < 0) return ['unknown', 'not known'];
  if (index === stop) return station === 'application' ? ['passed', 'ran'] : ['failed', 'refused'];
  const check = checks[station];
  if (check?.checked === false) return ['not-checked', 'not checked here', check.how];
  if (index > stop) return ['idle', 'not reached', check?.how];
  if (check === undefined) return ['unknown', 'not known'];
  if (station === 'binding' && story === 'someone-else') return ['warn', 'let it through', check.how];
  if (station === 'once-only' && usedBefore && passed(reply)) return ['warn', 'let it through', check.how];
  return ['passed', 'passed', check.how];
}
