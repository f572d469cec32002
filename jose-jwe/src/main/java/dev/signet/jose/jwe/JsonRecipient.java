package dev.signet.jose.jwe;

import dev.signet.jose.core.JoseHeader;

/**
 * One recipient of a JWE in JSON serialization. Immutable.
 *
 * @param index where the recipient stands in the list, from 0
 * @param header the recipient's own unprotected header
 * @param allParameters the protected, the shared unprotected and the own header together
 * @param encryptedKey empty if there is none
 */
record JsonRecipient(int index, JoseHeader header, JoseHeader allParameters, byte[] encryptedKey) {}
