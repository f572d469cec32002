/** Recipes for DPoP proofs (RFC 9449). */
@NullMarked
package dev.signet.jose.examples.dpop;

import org.jspecify.annotations.NullMarked;
