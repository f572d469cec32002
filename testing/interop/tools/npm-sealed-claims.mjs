// Sealed claims (docs/sealed-claims.md) once more, with npm's jose instead of Signet.
//   node npm-sealed-claims.mjs MODULES FOLDER         opens the vectors in FOLDER; ends with 1 if one is not as it says
//   node npm-sealed-claims.mjs MODULES FOLDER make    makes them anew: the keys stay, all else that is random does not
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';

const [modules, folder, command = 'check'] = process.argv.slice(2);
const jose = await import(pathToFileURL(createRequire(resolve(modules, 'x.js')).resolve('jose')));
const file = (name) => join(folder, name);
const read = (name) => JSON.parse(readFileSync(file(name), 'utf8'));
const write = (name, value) => writeFileSync(file(name), JSON.stringify(value, null, 2) + '\n');

const TOKEN = ['iss', 'sub', 'jti'];
const utf8 = new TextEncoder();

class Refused extends Error {
  constructor(code, claim) {
    super(`${claim}: ${code}`);
    this.code = code;
  }
}

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

function parent(claims, path) {
  let object = claims;
  for (const name of path.slice(0, -1)) {
    if (!Object.hasOwn(object, name)) return undefined;
    object = object[name];
    if (!isObject(object)) throw new Refused('MALFORMED', path);
  }
  return object;
}

function place(claims, path) {
  const present = TOKEN.filter((name) => Object.hasOwn(claims, name));
  return { claim: path, ...Object.fromEntries(present.map((name) => [name, claims[name]])) };
}

// Opening, section 5

function header(entry) {
  if (typeof entry !== 'string' || entry.split('.').length !== 5) return undefined;
  try {
    const decoded = jose.decodeProtectedHeader(entry);
    return decoded.typ === 'sealed-claim' ? decoded : undefined;
  } catch {
    return undefined;
  }
}

function look(claims, path) {
  const object = parent(claims, path);
  const name = path.at(-1);
  if (object === undefined || !Object.hasOwn(object, name)) return undefined;
  const entries = Array.isArray(object[name]) ? object[name] : [object[name]];
  if (entries.length === 0 || entries.some((entry) => header(entry) === undefined)) {
    throw new Refused('NOT_SEALED', path);
  }
  if (entries.length > 16) throw new Refused('MALFORMED', path);
  for (const entry of entries) {
    const { cty, zip, crit, sealed } = header(entry);
    if (cty !== 'json' || zip !== undefined || !crit?.includes('sealed') || !isObject(sealed)) {
      throw new Refused('MALFORMED', path);
    }
    if (!isDeepStrictEqual(sealed, place(claims, path))) throw new Refused('SEALED_ELSEWHERE', path);
  }
  if (!Object.hasOwn(claims, 'jti')) throw new Refused('MISSING', 'jti');
  return entries;
}

async function plaintext(path, entries, jwk) {
  for (const entry of entries) {
    const { alg, kid } = header(entry);
    if (alg !== jwk.alg || (kid !== undefined && kid !== jwk.kid)) continue;
    try {
      const options = { crit: { sealed: true } };
      return (await jose.compactDecrypt(entry, await jose.importJWK(jwk, jwk.alg), options)).plaintext;
    } catch (e) {
      if (e.code !== 'ERR_JWE_DECRYPTION_FAILED') throw e;
    }
  }
  throw new Refused('NOT_OPENED', path);
}

async function open(token, issuer, jwk, paths) {
  const { payload } = await jose.compactVerify(token, await jose.importJWK(toPublic(issuer), issuer.alg));
  const claims = JSON.parse(new TextDecoder().decode(payload));
  const found = paths.map((path) => [path, look(claims, path)]).filter(([, entries]) => entries !== undefined);
  const opened = structuredClone(claims);
  for (const [path, entries] of found) {
    const octets = await plaintext(path, entries, jwk);
    let value;
    try {
      value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(octets));
    } catch {
      throw new Refused('MALFORMED', path);
    }
    parent(opened, path)[path.at(-1)] = value;
  }
  return opened;
}

// Sealing, section 4

const fixed = (octets) => new Uint8Array(octets);

function toPublic({ kty, crv, x, y, n, e, k, alg, kid }) {
  return kty === 'oct' ? { kty, k, alg, kid } : { kty, crv, x, y, n, e, alg, kid };
}

async function seal(claims, path, recipient, cek, { text, sealed, change = {}, critical = ['sealed'] } = {}) {
  const json = text ?? JSON.stringify(parent(claims, path)[path.at(-1)]);
  const octets = utf8.encode(json);
  const blanks = ' '.repeat((32 - (octets.length % 32)) % 32);
  const protectedHeader = {
    alg: recipient.alg,
    enc: 'A256GCM',
    kid: recipient.kid,
    typ: 'sealed-claim',
    cty: 'json',
    sealed: sealed ?? place(claims, path),
    ...(critical.length > 0 ? { crit: critical } : {}),
    ...change,
  };
  return new jose.CompactEncrypt(utf8.encode(text ?? json + blanks))
    .setProtectedHeader(protectedHeader)
    .setContentEncryptionKey(cek)
    .encrypt(await jose.importJWK(toPublic(recipient), recipient.alg), { crit: { sealed: true } });
}

async function signed(claims, issuer) {
  return new jose.CompactSign(utf8.encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: issuer.alg, kid: issuer.kid, typ: 'JWT' })
    .sign(await jose.importJWK(issuer, issuer.alg));
}

function replaced(claims, path, value) {
  const changed = structuredClone(claims);
  parent(changed, path)[path.at(-1)] = value;
  return changed;
}

async function keys() {
  if (existsSync(file('keys.json'))) return read('keys.json');
  const jwk = async (alg, kid, options) => ({
    ...(await jose.exportJWK((await jose.generateKeyPair(alg, { extractable: true, ...options })).privateKey)),
    alg,
    kid,
  });
  return {
    issuer: await jwk('EdDSA', 'issuer'),
    ward: { kty: 'oct', k: Buffer.from(randomBytes(32)).toString('base64url'), alg: 'A256KW', kid: 'ward' },
    clinic: await jwk('ECDH-ES+A256KW', 'clinic', { crv: 'P-256' }),
    insurer: await jwk('RSA-OAEP-256', 'insurer'),
  };
}

async function make() {
  const all = await keys();
  write('keys.json', all);
  const cek = fixed(randomBytes(32));
  const claims = {
    iss: 'https://hospital.example',
    sub: 'patient-17',
    aud: 'ward-3',
    exp: 4102444800,
    jti: 'EvUv3bYdmzMIzyPvJ3ZmdA',
    ssn: '078-05-1120',
    diagnosis: ['J45.0', { since: 2019, chronic: true }],
  };
  let token = claims;
  const seals = {};
  for (const path of [['ssn'], ['diagnosis']]) {
    seals[path[0]] = await seal(claims, path, all.ward, cek);
    token = replaced(token, path, seals[path[0]]);
  }
  write('one-recipient.json', {
    description: 'Two claims for one recipient under one wrapped key.',
    claims,
    cek: Buffer.from(cek).toString('base64url'),
    headers: Object.fromEntries(Object.entries(seals).map(([name, entry]) => [name, header(entry)])),
    token: await signed(token, all.issuer),
    openings: [
      { key: 'ward', paths: [['ssn'], ['diagnosis']], claims },
      { key: 'ward', paths: [['ssn']], claims: { ...claims, diagnosis: seals.diagnosis } },
      { key: 'ward', paths: [['ssn'], ['diagnosis'], ['absent'], ['none', 'either']], claims },
    ],
  });

  const street = ['patient', 'address', 'street'];
  const blood = ['https://claims.example/blood.type'];
  const many = {
    iss: 'https://hospital.example',
    exp: 4102444800,
    jti: 'xU2Vq1v1b3kR0cG8m2l7pA',
    patient: { name: 'Alice', address: { street: 'Elm 1', city: 'Basel' } },
    'https://claims.example/blood.type': null,
  };
  const entries = [
    await seal(many, street, all.clinic, fixed(randomBytes(32))),
    await seal(many, street, all.insurer, fixed(randomBytes(32))),
  ];
  const bloodSeal = await seal(many, blood, all.clinic, fixed(randomBytes(32)));
  const sealedMany = replaced(replaced(many, street, entries), blood, bloodSeal);
  write('two-recipients.json', {
    description: 'A claim inside objects for two recipients, and a claim whose name has dots for one of them. No sub.',
    claims: many,
    token: await signed(sealedMany, all.issuer),
    openings: [
      { key: 'clinic', paths: [street, blood], claims: many },
      { key: 'insurer', paths: [street], claims: replaced(many, blood, bloodSeal) },
      { key: 'insurer', paths: [street, blood], error: 'NOT_OPENED' },
    ],
  });

  const ssn = ['ssn'];
  const entry = (options, of = claims, path = ssn) => seal(of, path, all.ward, cek, options);
  const good = await entry();
  const parts = good.split('.');
  const refused = [];
  const add = async (name, error, value, changes = {}, paths = [ssn]) => {
    refused.push({ name, token: await signed({ ...claims, ssn: value, ...changes }, all.issuer), paths, error });
  };
  await add('the seal of another claim', 'SEALED_ELSEWHERE', seals.diagnosis);
  await add('the seal of another token', 'SEALED_ELSEWHERE', await entry({}, { ...claims, jti: 'another' }));
  await add('the seal of another subject', 'SEALED_ELSEWHERE', await entry({}, { ...claims, sub: 'patient-18' }));
  await add('the seal of another issuer', 'SEALED_ELSEWHERE', await entry({}, { ...claims, iss: 'https://x.example' }));
  await add('a seal without subject in a token with one', 'SEALED_ELSEWHERE', await entry({
    sealed: { claim: ssn, iss: claims.iss, jti: claims.jti },
  }));
  await add('a seal that says more than its place', 'SEALED_ELSEWHERE', await entry({
    sealed: { ...place(claims, ssn), aud: 'ward-3' },
  }));
  await add('the seal of the same name in an object', 'SEALED_ELSEWHERE', await entry({
    sealed: { ...place(claims, ssn), claim: ['patient', 'ssn'] },
  }));
  await add('a second recipient from another token', 'SEALED_ELSEWHERE', [
    good,
    await entry({}, { ...claims, jti: 'another' }),
  ]);
  await add('a readable claim', 'NOT_SEALED', '078-05-1120');
  await add('null', 'NOT_SEALED', null);
  await add('an empty array', 'NOT_SEALED', []);
  await add('a readable element beside a seal', 'NOT_SEALED', [good, '078-05-1120']);
  await add('a JWE of another type', 'NOT_SEALED', await entry({ change: { typ: 'JWT' } }));
  await add('four parts of five', 'NOT_SEALED', parts.slice(0, 4).join('.'));
  await add('a place that is not critical', 'MALFORMED', await entry({ critical: [] }));
  await add('another content type', 'MALFORMED', await entry({ change: { cty: 'JWT' } }));
  await add('no content type', 'MALFORMED', await entry({ change: { cty: undefined } }));
  await add('a plaintext that is no JSON', 'MALFORMED', await entry({ text: '078-05-1120' }));
  await add('a plaintext of two values', 'MALFORMED', await entry({ text: '1 2' }));
  await add('a path through an array', 'MALFORMED', good, { list: [{ ssn: good }] }, [['list', 'ssn']]);
  await add('17 recipients', 'MALFORMED', Array(17).fill(good));
  const last = Buffer.from(parts[4], 'base64url');
  last[0] ^= 1;
  await add('another tag', 'NOT_OPENED', [...parts.slice(0, 4), last.toString('base64url')].join('.'));
  const moved = Buffer.from(JSON.stringify({ ...header(seals.diagnosis), sealed: place(claims, ssn) }));
  await add('a header that was rewritten', 'NOT_OPENED', [
    moved.toString('base64url'),
    ...seals.diagnosis.split('.').slice(1),
  ].join('.'));
  const { jti, ...without } = claims;
  refused.push({
    name: 'no jti',
    token: await signed({ ...without, ssn: await entry({}, without) }, all.issuer),
    paths: [ssn],
    error: 'MISSING',
  });
  write('refused.json', { description: 'Tokens that the ward refuses.', key: 'ward', refused });
}

async function check() {
  const all = read('keys.json');
  let failures = 0;
  let count = 0;
  const expect = async (name, { token, key, paths, claims, error }) => {
    count++;
    let result;
    try {
      result = await open(token, all.issuer, all[key], paths);
    } catch (e) {
      result = e instanceof Refused ? e.code : `${e.name}: ${e.message}`;
    }
    if (!isDeepStrictEqual(result, error ?? claims)) {
      failures++;
      console.log(`FAILED: ${name}: ${JSON.stringify(result)}`);
    }
  };
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.json'))) {
    const { token, key, openings = [], refused = [] } = read(name);
    for (const opening of openings) await expect(name, { token, ...opening });
    for (const one of refused) await expect(one.name, { key, ...one });
  }
  console.log(`sealed claims: ${count - failures} of ${count} vectors are as they should be`);
  process.exitCode = failures > 0 || count === 0 ? 1 : 0;
}

await (command === 'make' ? make() : check());
