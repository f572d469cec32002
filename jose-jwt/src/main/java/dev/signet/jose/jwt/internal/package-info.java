/**
 * The parts of the format of sealed claims that the command line needs too. Depends on core alone. Begin reading at
 * {@link dev.signet.jose.jwt.internal.SealedClaimFormat}. Not for applications.
 */
package dev.signet.jose.jwt.internal;
