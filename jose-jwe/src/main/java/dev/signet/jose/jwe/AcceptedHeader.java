package dev.signet.jose.jwe;

import dev.signet.jose.core.JoseHeader;

/**
 * What a header means to the decrypter that accepted it. <em>Immutable.</em>
 *
 * @param header the protected header
 * @param algorithm its {@code alg}, one of those listed
 * @param encryption its {@code enc}, one of those listed
 * @param deflated whether the plaintext is compressed
 */
record AcceptedHeader(JoseHeader header, JweAlgorithm algorithm, ContentEncryption encryption, boolean deflated) {}
