// Talking to the back end and to the pretend vendor that it has.

import { encodeUtf8, isObject, parseJson } from './encoding.js';

// The pretend vendor signs with public secrets only.
export class RealSecrets extends Error {}

export async function ask(path, { type, body, headers = {} } = {}) {
  try {
    const init = body === undefined ? {} : { method: 'POST', headers: { ...headers, 'Content-Type': type }, body: encodeUtf8(body) };
    const response = await fetch(path, { ...init, cache: 'no-store' });
    const text = await response.text();
    return { status: response.status, type: response.headers.get('Content-Type') ?? '', text, json: parseJson(text) };
  } catch (problem) {
    return { status: 0, type: '', text: String(problem.message ?? problem), json: undefined };
  }
}

export const askJson = (path, value) => ask(path, { type: 'application/json', body: JSON.stringify(value) });

export async function vendorGives([path, question], open) {
  const reply = await askJson(path, question);
  return reply.status === 200 && isObject(reply.json) ? open(reply.json) : refusedToSign(reply);
}

function refusedToSign(reply) {
  if (reply.status === 404 && reply.json?.error !== undefined) {
    throw new RealSecrets(`The pretend vendor signs nothing, because this server has real secrets. It says: “${reply.json.error}”.`);
  }
  throw new Error(reply.status === 0
    ? `The server did not answer (${reply.text}). Is the back end running?`
    : `The pretend vendor answered ${reply.status} and signed nothing. Is the back end deployed here?`);
}

export async function readChecks() {
  const { json } = await ask('demo/checks');
  return isObject(json) ? json : {};
}

export async function readHandled() {
  const { json } = await ask('demo/handled');
  return Number.isInteger(json?.total) ? json : null;
}
