package dev.signet.jose.jwt;

import dev.signet.jose.core.JoseHeader;

/**
 * What a rule sees of a token beside its claims. Immutable.
 *
 * @param parameters the header of the signature, or of the encryption if nothing is signed
 * @param algorithm the fully-specified algorithm of the signature (RFC 9864): {@code Ed25519} or {@code Ed448} by the key
 *     where {@code alg} says {@code EdDSA}; empty if nothing is signed
 */
record TokenHeader(JoseHeader parameters, String algorithm) {}
