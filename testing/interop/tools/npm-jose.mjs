// Makes and opens tokens with npm's jose: one JSON request a line on standard input, one JSON reply a line.
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const entry = createRequire(join(process.argv[2], 'x.js')).resolve('jose');
const jose = await import(pathToFileURL(entry));
const version = (() => {
  for (let folder = dirname(entry); ; folder = dirname(folder)) {
    try {
      const found = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      if (found.name === 'jose' && found.version) return found.version;
    } catch {
      // not here; look one folder up
    }
  }
})();

// Those that this Node has: from version 24.
const mlDsa = [];
for (const alg of ['ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87']) {
  await jose.generateKeyPair(alg).then(() => mlDsa.push(alg), () => {});
}

const curves = ['P-256', 'P-384', 'P-521', 'Ed25519', 'X25519'];
const offers = {
  name: `npm jose ${version} on Node ${process.versions.node}`,
  algs: [
    'HS256', 'HS384', 'HS512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512',
    'EdDSA', 'Ed25519', ...mlDsa,
    'RSA-OAEP', 'RSA-OAEP-256', 'RSA-OAEP-384', 'RSA-OAEP-512', 'A128KW', 'A192KW', 'A256KW',
    'A128GCMKW', 'A192GCMKW', 'A256GCMKW', 'dir',
    'ECDH-ES', 'ECDH-ES+A128KW', 'ECDH-ES+A192KW', 'ECDH-ES+A256KW',
    'PBES2-HS256+A128KW', 'PBES2-HS384+A192KW', 'PBES2-HS512+A256KW',
  ],
  encs: ['A128GCM', 'A192GCM', 'A256GCM', 'A128CBC-HS256', 'A192CBC-HS384', 'A256CBC-HS512'],
  curves,
  settings: [
    'PBES2 is opened with `maxPBES2Count` raised to 1,000,000. By default npm\'s jose opens at most 10,000 iterations, '
      + 'and Signet makes no fewer than 210,000.',
  ],
};

const encode = (octets) => Buffer.from(octets).toString('base64url');
const decode = (text) => new Uint8Array(Buffer.from(text, 'base64url'));
const understood = (names = []) => Object.fromEntries(names.map((name) => [name, true]));
const imported = (jwk, alg) => (jwk.kty === 'oct' ? decode(jwk.k) : jose.importJWK(jwk, alg));

const operations = {
  offers: async () => offers,
  generate: async ({ alg, enc, sort, octets }) => {
    const made = octets > 0
      ? await jose.generateSecret(alg === 'dir' ? enc : alg, { extractable: true })
      : (await jose.generateKeyPair(alg, { extractable: true, crv: sort })).privateKey;
    return { key: { ...(await jose.exportJWK(made)), alg } };
  },
  thumbprint: async ({ key }) => ({ thumbprint: await jose.calculateJwkThumbprint(key) }),
  sign: async ({ alg, key, payload }) => ({
    token: await new jose.CompactSign(decode(payload))
      .setProtectedHeader({ alg })
      .sign(await imported(key, alg)),
  }),
  verify: async ({ alg, key, token }) => ({
    payload: encode((await jose.compactVerify(token, await imported(key, alg), { algorithms: [alg] })).payload),
  }),
  encrypt: async ({ alg, enc, key, payload, header }) => ({
    token: await new jose.CompactEncrypt(decode(payload))
      .setProtectedHeader({ alg, enc, ...header })
      .encrypt(await imported(key, alg), { crit: understood(header?.crit) }),
  }),
  decrypt: async ({ alg, enc, key, token, understood: names }) => ({
    payload: encode(
      (
        await jose.compactDecrypt(token, await imported(key, alg), {
          // PBES2 is opened only for those who list it, and with 10,000 iterations at most unless told otherwise.
          keyManagementAlgorithms: [alg],
          contentEncryptionAlgorithms: [enc],
          maxPBES2Count: 1_000_000,
          crit: understood(names),
        })
      ).plaintext,
    ),
  }),
};

for await (const line of createInterface({ input: process.stdin })) {
  let reply;
  try {
    const request = JSON.parse(line);
    reply = await operations[request.op](request);
  } catch (e) {
    reply = { error: `${e.name}: ${e.message}` };
  }
  process.stdout.write(JSON.stringify(reply) + '\n');
}
