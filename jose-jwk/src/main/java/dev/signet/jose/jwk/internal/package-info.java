/**
 * The look-up of key sets while a token is processed, for the sister modules that verify, decrypt and decode. Begin
 * reading at {@link dev.signet.jose.jwk.internal.JwkSetLookup}.
 */
@NullMarked
package dev.signet.jose.jwk.internal;

import org.jspecify.annotations.NullMarked;
