/** Recipes for DPoP proofs (RFC 9449): {@code DpopProofs} for clients, {@code DpopRequests} for resource servers. */
@NullMarked
package dev.signet.jose.examples.dpop;

import org.jspecify.annotations.NullMarked;
