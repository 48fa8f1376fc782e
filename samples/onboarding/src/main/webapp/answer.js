// Showing the answer, the track of checks, the counter and the attempts.

import { isObject } from './encoding.js';
import { movement, passed, stationState } from './judge.js';
import { $, clock, element, row, shortened } from './page.js';
import { checksOf, endpoint } from './state.js';
import { REFUSALS, STORIES } from './words.js';

export function showAnswer(entry) {
  const { reply, reason, judgement, request, number } = entry;
  Object.assign($('answer').dataset, { status: reply.status, reason, outcome: reply.json?.outcome ?? '', tone: judgement.tone, attempt: number });
  $('answer-empty').hidden = true;
  $('answer-said').hidden = false;
  $('answer-proof').hidden = false;
  $('stamp-status').textContent = reply.status || '–';
  $('stamp-word').textContent = judgement.word;
  $('why').textContent = judgement.why;
  $('moved').textContent = movement(entry);
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

export function clearAnswer() {
  Object.assign($('answer').dataset, { status: '', reason: '', outcome: '', tone: '', attempt: 0 });
  $('answer-empty').hidden = false;
  $('answer-said').hidden = true;
  $('answer-proof').hidden = true;
  planTrack();
  $('handled-move').textContent = 'It runs only for requests that were verified.';
  $('history-empty').hidden = false;
}

// Before anything is sent: which checks this endpoint does, as the server says.
export function planTrack() {
  for (const station of $('track').children) {
    const check = checksOf(endpoint())[station.dataset.station];
    if (check?.checked === false) setStation(station, 'not-checked', 'not checked here', check.how);
    else setStation(station, 'idle', '', check?.how);
  }
  $('track-note').textContent = `${endpoint()} does these, in this order. The first that fails answers.`;
}

export function showTrack(entry) {
  const stations = [...$('track').children];
  const goal = passed(entry.reply) ? 'application' : REFUSALS[entry.reason]?.station;
  const stop = stations.findIndex((station) => station.dataset.station === goal);
  stations.forEach((station, index) => setStation(station, ...stationState(station.dataset.station, index, stop, entry, checksOf(entry.request.path))));
  const name = stations[stop]?.querySelector('b').textContent;
  $('track-note').textContent = `Attempt ${entry.number}, ${entry.request.path}: ${stop < 0 ? 'the answer does not say which check ended it.' : passed(entry.reply) ? 'application code ran.' : `refused at “${name}”.`}`;
}

function setStation(station, mark, words, how = '') {
  station.dataset.state = mark;
  station.querySelector('em').textContent = words;
  station.querySelector('small').textContent = how;
}

export function showHandled(handled, movedBy = '') {
  $('handled').dataset.total = handled?.total ?? '';
  $('handled-total').textContent = handled?.total ?? '–';
  $('handled-unit').textContent = handled?.total === 1 ? 'time' : 'times';
  $('handled-by').textContent = Object.entries(handled?.byEndpoint ?? {}).map(([path, count]) => `${path} ${count}`).join(' · ');
  if (movedBy) $('handled-move').textContent = movedBy;
}

export function addToHistory(entry) {
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
