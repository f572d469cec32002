// HPKE for JWE on npm's hpke, by draft-ietf-jose-hpke-encrypt-22 and, for keys of the type AKP, by
// draft-ietf-jose-hpke-pq-pqt: one JSON request a line on standard input, one JSON reply a line.
// Tokens are compact, or flattened if there is an aad.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const modules = process.argv[2];
const entry = (name) => createRequire(join(modules, 'x.js')).resolve(name);
const hpke = await import(pathToFileURL(entry('hpke')));
const { version } = JSON.parse(readFileSync(join(dirname(entry('hpke')), 'package.json'), 'utf8'));

const suites = {
  'HPKE-0': [hpke.KEM_DHKEM_P256_HKDF_SHA256, hpke.KDF_HKDF_SHA256, hpke.AEAD_AES_128_GCM, 'P-256'],
  'HPKE-1': [hpke.KEM_DHKEM_P384_HKDF_SHA384, hpke.KDF_HKDF_SHA384, hpke.AEAD_AES_256_GCM, 'P-384'],
  'HPKE-2': [hpke.KEM_DHKEM_P521_HKDF_SHA512, hpke.KDF_HKDF_SHA512, hpke.AEAD_AES_256_GCM, 'P-521'],
  'HPKE-3': [hpke.KEM_DHKEM_X25519_HKDF_SHA256, hpke.KDF_HKDF_SHA256, hpke.AEAD_AES_128_GCM, 'X25519'],
  'HPKE-4': [hpke.KEM_DHKEM_X25519_HKDF_SHA256, hpke.KDF_HKDF_SHA256, hpke.AEAD_ChaCha20Poly1305, 'X25519'],
  'HPKE-5': [hpke.KEM_DHKEM_X448_HKDF_SHA512, hpke.KDF_HKDF_SHA512, hpke.AEAD_AES_256_GCM, 'X448'],
  'HPKE-6': [hpke.KEM_DHKEM_X448_HKDF_SHA512, hpke.KDF_HKDF_SHA512, hpke.AEAD_ChaCha20Poly1305, 'X448'],
  'HPKE-7': [hpke.KEM_DHKEM_P256_HKDF_SHA256, hpke.KDF_HKDF_SHA256, hpke.AEAD_AES_256_GCM, 'P-256'],
  'HPKE-8': [hpke.KEM_MLKEM768_P256, hpke.KDF_SHAKE256, hpke.AEAD_AES_256_GCM],
  'HPKE-9': [hpke.KEM_MLKEM768_X25519, hpke.KDF_SHAKE256, hpke.AEAD_AES_256_GCM],
  'HPKE-10': [hpke.KEM_MLKEM1024_P384, hpke.KDF_SHAKE256, hpke.AEAD_AES_256_GCM],
  'HPKE-12': [hpke.KEM_ML_KEM_768, hpke.KDF_SHAKE256, hpke.AEAD_AES_256_GCM],
  'HPKE-13': [hpke.KEM_ML_KEM_1024, hpke.KDF_SHAKE256, hpke.AEAD_AES_256_GCM],
};

const encode = (octets) => Buffer.from(octets).toString('base64url');
const decode = (text) => new Uint8Array(Buffer.from(text, 'base64url'));
const ascii = (text) => new Uint8Array(Buffer.from(text, 'latin1'));
const joined = (...parts) => new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part))));

const isKeyEncryption = (alg) => alg.endsWith('-KE');
const suiteOf = (alg) => {
  const [kem, kdf, aead, curve] = suites[alg.replace(/-KE$/, '')];
  return { suite: new hpke.CipherSuite(kem, kdf, aead), curve };
};

const publicKey = (suite, jwk) => suite.DeserializePublicKey(
  jwk.kty === 'AKP' ? decode(jwk.pub) : jwk.kty === 'EC' ? joined([4], decode(jwk.x), decode(jwk.y)) : decode(jwk.x),
);
const keyPair = async (suite, jwk) => ({
  privateKey: await suite.DeserializePrivateKey(decode(jwk.kty === 'AKP' ? jwk.priv : jwk.d)),
  publicKey: await publicKey(suite, jwk),
});

// Key Encryption: the recipient structure, without anything of the application's own.
const recipient = (enc) => joined(ascii('JOSE-HPKE rcpt'), [255], ascii(enc), [255]);
const preShared = (psk) => (psk ? { psk: decode(psk.key), pskId: decode(psk.id) } : {});
const authenticated = (header, aad) => ascii(aad === undefined ? header : `${header}.${aad}`);

const contents = { A128GCM: ['aes-128-gcm', 16], A192GCM: ['aes-192-gcm', 24], A256GCM: ['aes-256-gcm', 32] };

const offers = async () => {
  const algs = [];
  for (const alg of Object.keys(suites)) {
    await suiteOf(alg).suite.GenerateKeyPair().then(() => algs.push(alg, `${alg}-KE`), () => {});
  }
  const name = `npm hpke ${version} on Node ${process.versions.node}`;
  return { name, algs, encs: Object.keys(contents), curves: [], settings: [] };
};

const generate = async ({ alg }) => {
  const { suite, curve } = suiteOf(alg);
  const made = await suite.GenerateKeyPair(true);
  const pub = await suite.SerializePublicKey(made.publicKey);
  const priv = encode(await suite.SerializePrivateKey(made.privateKey));
  if (!curve) return { key: { kty: 'AKP', alg, pub: encode(pub), priv } };
  if (curve.startsWith('X')) return { key: { kty: 'OKP', crv: curve, alg, x: encode(pub), d: priv } };
  const half = (pub.length - 1) / 2;
  const x = encode(pub.subarray(1, 1 + half));
  return { key: { kty: 'EC', crv: curve, alg, x, y: encode(pub.subarray(1 + half)), d: priv } };
};

const written = (parts, aad) => ({
  token: aad === undefined
    ? parts.join('.')
    : JSON.stringify({
      ...Object.fromEntries(
        ['protected', 'encrypted_key', 'iv', 'ciphertext', 'tag'].map((name, n) => [name, parts[n]]).filter(([, part]) => part),
      ),
      aad,
    }),
});

const read = (token) => {
  if (!token.startsWith('{')) return { parts: token.split('.') };
  const { protected: header, encrypted_key: key, iv = '', ciphertext, tag = '', aad, ...rest } = JSON.parse(token);
  if (Object.keys(rest).length > 0) throw new Error(`unexpected: ${Object.keys(rest)}`);
  return { parts: [header, key, iv, ciphertext, tag], aad };
};

const encrypt = async ({ alg, enc, key, payload, psk, aad }) => {
  const { suite } = suiteOf(alg);
  const to = await publicKey(suite, key);
  const pskId = psk && { psk_id: psk.id };
  if (!isKeyEncryption(alg)) {
    const header = encode(ascii(JSON.stringify({ alg, ...pskId })));
    const options = { aad: authenticated(header, aad), ...preShared(psk) };
    const { encapsulatedSecret, ciphertext } = await suite.Seal(to, decode(payload), options);
    return written([header, encode(encapsulatedSecret), '', encode(ciphertext), ''], aad);
  }
  const [cipher, length] = contents[enc];
  const cek = new Uint8Array(randomBytes(length));
  const sealed = await suite.Seal(to, cek, { info: recipient(enc), ...preShared(psk) });
  const header = encode(ascii(JSON.stringify({ alg, enc, ek: encode(sealed.encapsulatedSecret), ...pskId })));
  const iv = randomBytes(12);
  const content = createCipheriv(cipher, cek, iv).setAAD(authenticated(header, aad));
  const ciphertext = Buffer.concat([content.update(decode(payload)), content.final()]);
  return written([header, sealed.ciphertext, iv, ciphertext, content.getAuthTag()]
    .map((part, n) => (n === 0 ? part : encode(part))), aad);
};

const decrypt = async ({ alg, enc, key, token, psk }) => {
  const { suite } = suiteOf(alg);
  const { parts: [protectedHeader, encryptedKey, iv, ciphertext, tag], aad } = read(token);
  const header = JSON.parse(Buffer.from(protectedHeader, 'base64url'));
  const named = header.alg === alg && header.enc === (isKeyEncryption(alg) ? enc : undefined) && header.psk_id === psk?.id;
  if (!named || (header.ek !== undefined) !== isKeyEncryption(alg)) throw new Error(`header: ${JSON.stringify(header)}`);
  const own = await keyPair(suite, key);
  if (!isKeyEncryption(alg)) {
    if (iv || tag) throw new Error('iv and tag: expected none');
    const options = { aad: authenticated(protectedHeader, aad), ...preShared(psk) };
    return { payload: encode(await suite.Open(own, decode(encryptedKey), decode(ciphertext), options)) };
  }
  const options = { info: recipient(enc), ...preShared(psk) };
  const cek = await suite.Open(own, decode(header.ek), decode(encryptedKey), options);
  const [cipher, length] = contents[enc];
  if (cek.length !== length || decode(tag).length !== 16) throw new Error('lengths');
  const content = createDecipheriv(cipher, cek, decode(iv)).setAAD(authenticated(protectedHeader, aad));
  content.setAuthTag(decode(tag));
  return { payload: encode(Buffer.concat([content.update(decode(ciphertext)), content.final()])) };
};

const operations = { offers, generate, encrypt, decrypt };

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
