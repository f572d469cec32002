package dev.signet.jose.jws;

import dev.signet.jose.core.JoseHeader;

/**
 * One signature of a JSON serialization, read and not yet verified. Immutable.
 *
 * @param protectedText the protected header as it was received, in base64url
 * @param protectedHeader its parameters
 * @param unprotectedHeader the parameters outside it
 * @param allParameters both together, which have no name in common
 * @param octets the signature
 */
record JsonSignature(
        byte[] protectedText,
        JoseHeader protectedHeader,
        JoseHeader unprotectedHeader,
        JoseHeader allParameters,
        byte[] octets) {}
