// Signs requests as vendors do, by their pages and with Node's crypto alone: nothing of the Java code
// is used, so that no mistake is shared with it. Keys of key pairs are made anew in each run.
//
//   node tests/vectors/src/test/node/sign.mjs > tests/vectors/src/test/resources/node-oracles.json
import crypto from "node:crypto";

const NOW = 1700000000;
const ORIGIN = "https://www.example.com";
const SECRET = "node-signs-with-this-secret-0123456789abcdef";
const OTHER = "node-does-not-sign-with-this-0123456789abcdef";
const all = [];

const b64u = (data) => Buffer.from(data).toString("base64url");
const hmac = (hash, key, data, form) => crypto.createHmac(hash, key).update(data).digest(form);
const sha256 = (data, form) => crypto.createHash("sha256").update(data).digest(form);
const pair = (type, options) => crypto.generateKeyPairSync(type, options);
const pem = (keys) => "pem:" + keys.publicKey.export({ type: "spki", format: "pem" });
const p1363 = (keys) => ({ key: keys.privateKey, dsaEncoding: "ieee-p1363" });
const json = (object) => JSON.stringify(object);

/** Adds a request, and the same one under a key that did not sign it. */
function add(row, family, right, wrong, request) {
  const whole = {
    row, family, method: "POST", target: ORIGIN + "/hook", headers: {}, now: NOW, tolerance: 300,
    source: "Node's crypto", ...request, body: Buffer.from(request.body ?? "").toString("base64"),
  };
  all.push({ ...whole, ...right, expected: "valid" });
  all.push({ ...whole, ...wrong, expected: "invalid", note: "another key" });
}

const shared = (row, family, request) =>
  add(row, family, { secret: SECRET }, { secret: OTHER }, request);
function pairs(row, family, keys, other, request) {
  add(row, family, { key: pem(keys) }, { key: pem(other) }, request);
}

function jws(header, payload, sign) {
  const input = b64u(json(header)) + "." + b64u(payload);
  return input + "." + b64u(sign(input));
}
const hs256 = (input) => hmac("sha256", SECRET, input);

// detached signatures
const event = json({ id: "e-1", type: "payment.captured", note: "Zo\u00eb \u2713" });
{
  const key = crypto.randomBytes(32).toString("base64");
  const signed = hmac("sha256", Buffer.from(key, "base64"), `m-1.${NOW}.${event}`, "base64");
  add("standard-webhooks", "detached", { secret: "whsec_" + key },
    { secret: "whsec_" + crypto.randomBytes(32).toString("base64") },
    { body: event, headers: { "webhook-id": "m-1", "webhook-timestamp": `${NOW}`, "webhook-signature": "v1,AAAA v1," + signed } });
}
shared("stripe", "detached", {
  body: event,
  headers: { "Stripe-Signature": `t=${NOW},v1=${hmac("sha256", SECRET, `${NOW}.${event}`, "hex")},v0=00` },
});
shared("slack", "detached", {
  body: event,
  headers: {
    "X-Slack-Request-Timestamp": `${NOW}`,
    "X-Slack-Signature": "v0=" + hmac("sha256", SECRET, `v0:${NOW}:${event}`, "hex"),
  },
});
{
  const body = json({ reference: "r-1", event: "verification.accepted", proof: "https://a.test/b" }).replaceAll("/", "\\/");
  shared("shufti-pro", "detached", { body, headers: { Signature: sha256(body + sha256(SECRET, "hex"), "hex") } });
}
shared("razorpay-order", "detached", {
  body: json({
    razorpay_order_id: "order_1", razorpay_payment_id: "pay_1", unsigned: "x",
    razorpay_signature: hmac("sha256", SECRET, "order_1|pay_1", "hex"),
  }),
});
{
  const fields = { auth_date: `${NOW}`, query_id: "AA", user: '{"id":1,"first_name":"Zo\u00eb"}' };
  const text = Object.keys(fields).sort().map((name) => `${name}=${fields[name]}`).join("\n");
  const hash = hmac("sha256", hmac("sha256", "WebAppData", SECRET), text, "hex");
  shared("telegram-web-app", "detached", { body: new URLSearchParams({ ...fields, hash }).toString() });
}
{
  const fields = { vnp_Amount: "100", vnp_OrderInfo: "Thanh toan: 1+1", vnp_ResponseCode: "00", vnp_TmnCode: "T1", vnp_TransactionNo: "9", vnp_TxnRef: "5" };
  const text = new URLSearchParams(Object.entries(fields).sort()).toString();
  shared("vnpay", "detached", { method: "GET", target: `${ORIGIN}/hook?${text}&vnp_SecureHash=${hmac("sha512", SECRET, text, "hex")}` });
}
{
  const fields = { To: "+1", From: "+2", Body: "a b&c" };
  const text = ORIGIN + "/hook" + Object.keys(fields).sort().map((name) => name + fields[name]).join("");
  shared("twilio", "detached", {
    body: new URLSearchParams(fields).toString(),
    headers: { "X-Twilio-Signature": hmac("sha1", SECRET, text, "base64") },
  });
}
const rsa = pair("rsa", { modulusLength: 2048 });
const otherRsa = pair("rsa", { modulusLength: 2048 });
const p256 = pair("ec", { namedCurve: "P-256" });
const otherP256 = pair("ec", { namedCurve: "P-256" });
const ed25519 = pair("ed25519");
const otherEd25519 = pair("ed25519");
{
  const data = json({ packageName: "com.example", productId: "gold", purchaseState: 0, purchaseToken: "t-1" });
  pairs("google-play-billing", "detached", rsa, otherRsa, {
    body: json({ data, signature: crypto.sign("RSA-SHA1", Buffer.from(data), rsa.privateKey).toString("base64") }),
  });
}
pairs("sendgrid", "detached", p256, otherP256, {
  body: `[${event}]\r\n`,
  headers: {
    "X-Twilio-Email-Event-Webhook-Timestamp": `${NOW}`,
    "X-Twilio-Email-Event-Webhook-Signature": crypto.sign("sha256", Buffer.from(`${NOW}[${event}]\r\n`), p256.privateKey).toString("base64"),
  },
});
pairs("standard-webhooks-ed25519", "detached", ed25519, otherEd25519, {
  body: event,
  headers: {
    "webhook-id": "m-2", "webhook-timestamp": `${NOW}`,
    "webhook-signature": "v1a," + crypto.sign(null, Buffer.from(`m-2.${NOW}.${event}`), ed25519.privateKey).toString("base64"),
  },
});

// compact JWS
shared("caf", "jws", { body: jws({ alg: "HS256", typ: "JWT" }, json({ requestId: "q-1", isAlive: true, iat: NOW }), hs256) });
pairs("google-iap", "jws", p256, otherP256, {
  body: jws({ alg: "ES256", typ: "JWT", kid: "k1" },
    json({ iss: "https://cloud.google.com/iap", aud: "/projects/1", sub: "s", iat: NOW, exp: NOW + 300 }),
    (input) => crypto.sign("sha256", Buffer.from(input), p1363(p256))),
  config: { audience: "/projects/1" },
});
pairs("uqudo", "jws", rsa, otherRsa, {
  body: jws({ alg: "RS256", kid: "k1" }, json({ aud: "c-1", jti: "j-1", iat: NOW, data: { verifications: [] } }),
    (input) => crypto.sign("sha256", Buffer.from(input), rsa.privateKey)),
  config: { "client-id": "c-1" },
});

// compact JWS that commits to the body
shared("messagebird", "jws-hash", {
  body: event,
  headers: {
    "MessageBird-Signature-JWT": jws({ alg: "HS256", typ: "JWT" },
      json({ iss: "MessageBird", nbf: NOW - 1, exp: NOW + 60, jti: "j-2", url_hash: sha256(ORIGIN + "/hook", "hex"), payload_hash: sha256(event, "hex") }), hs256),
  },
});
pairs("plaid", "jws-hash", p256, otherP256, {
  body: event,
  headers: {
    "Plaid-Verification": jws({ alg: "ES256", typ: "JWT", kid: "k1" }, json({ iat: NOW, request_body_sha256: sha256(event, "hex") }),
      (input) => crypto.sign("sha256", Buffer.from(input), p1363(p256))),
  },
});

// JWS without its payload
{
  const key = crypto.randomBytes(32);
  const whole = jws({ alg: "HS256", kid: "k1" }, event, (input) => hmac("sha256", key, input)).split(".");
  add("open-banking-hs256", "jws-detached", { secret: "base64url:" + b64u(key) },
    { secret: "base64url:" + b64u(crypto.randomBytes(32)) },
    { body: event, headers: { "x-jws-signature": whole[0] + ".." + whole[2] } });
}
{
  const p521 = pair("ec", { namedCurve: "P-521" });
  const whole = jws({ alg: "ES512", kid: "k1", tl_version: "2", tl_headers: "X-Tl-Webhook-Timestamp" },
    `POST /hook\nX-Tl-Webhook-Timestamp: 2023\n${event}`,
    (input) => crypto.sign("sha512", Buffer.from(input), p1363(p521))).split(".");
  pairs("truelayer", "jws-detached", p521, pair("ec", { namedCurve: "P-521" }), {
    body: event, headers: { "X-Tl-Webhook-Timestamp": "2023", "Tl-Signature": whole[0] + ".." + whole[2] },
  });
}

// RFC 9421 with RFC 9530
function httpMessage(sign) {
  const digest = `sha-256=:${sha256(event, "base64")}:`;
  const covered = `("@method" "@target-uri" "content-digest" "x-more");created=${NOW};keyid="k1"`;
  const base = `"@method": POST\n"@target-uri": ${ORIGIN}/hook\n"content-digest": ${digest}\n"x-more": a, b\n"@signature-params": ${covered}`;
  return {
    body: event,
    headers: { "Content-Digest": digest, "X-More": " a, b ", "Signature-Input": "node=" + covered, Signature: `node=:${sign(base).toString("base64")}:` },
    config: { require: ["@method", "@target-uri", "content-digest"] },
  };
}
pairs("rfc9421", "http-signature", ed25519, otherEd25519, httpMessage((base) => crypto.sign(null, Buffer.from(base), ed25519.privateKey)));
{
  const request = httpMessage((base) => hmac("sha256", SECRET, base));
  shared("rfc9421", "http-signature", { ...request, config: { ...request.config, alg: "hmac-sha256" } });
}

// SD-JWT
{
  const name = b64u(json(["salt-1", "name", "Ada"]));
  const hidden = b64u(json(["salt-2", "born", "1815"]));
  pairs("sd-jwt", "sd-jwt", p256, otherP256, {
    body: jws({ alg: "ES256", typ: "dc+sd-jwt" },
      json({ iss: "https://i.example", _sd: [sha256(hidden, "base64url"), sha256(name, "base64url")], _sd_alg: "sha-256" }),
      (input) => crypto.sign("sha256", Buffer.from(input), p1363(p256))) + `~${name}~`,
  });
}

process.stdout.write(JSON.stringify(all, null, 1) + "\n");
