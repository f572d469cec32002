/**
 * What the sister modules share beyond the keys themselves: the look-up of key sets while a token is processed, for
 * those that verify, decrypt and decode, and the generation of a key for an algorithm. Begin reading at {@link
 * dev.signet.jose.jwk.internal.JwkSetLookup} and {@link dev.signet.jose.jwk.internal.JwkGenerator}.
 */
@NullMarked
package dev.signet.jose.jwk.internal;

import org.jspecify.annotations.NullMarked;
