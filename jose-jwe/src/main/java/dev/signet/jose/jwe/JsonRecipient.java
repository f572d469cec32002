package dev.signet.jose.jwe;

import dev.signet.jose.core.JoseHeader;

/**
 * One recipient of a JWE in JSON serialization. Immutable.
 *
 * @param header the recipient's own unprotected header
 * @param allParameters the protected, the shared unprotected and the own header together
 * @param encryptedKey empty if there is none
 */
record JsonRecipient(JoseHeader header, JoseHeader allParameters, byte[] encryptedKey) {}
