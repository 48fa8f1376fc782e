// Strict text encodings: what a browser's own functions would repair is an error here.

export function encodeUtf8(text) {
  if (/\p{Surrogate}/u.test(text)) throw new Error('half a surrogate pair has no UTF-8 form');
  return new TextEncoder().encode(text);
}

export function toBase64Url(bytes) {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export function fromBase64Url(text) {
  if (!/^[A-Za-z0-9_-]+$/.test(text) || text.length % 4 === 1) throw new Error('not base64url');
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
  // atob ignores spare bits, so that several spellings decode alike: only the canonical one is taken.
  if (toBase64Url(bytes) !== text) throw new Error('not canonical base64url');
  return bytes;
}

export const decodeUtf8 = (bytes) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

export function parseJson(text) {
  try { return JSON.parse(text); } catch { return undefined; }
}

export const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
