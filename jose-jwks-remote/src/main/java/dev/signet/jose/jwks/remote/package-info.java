/**
 * Key sets of issuers, fetched over https and cached.
 *
 * <p>Begin with {@link dev.signet.jose.jwks.remote.RemoteJwkSet}, the {@link dev.signet.jose.jwk.JwkSource} to build
 * verifiers and decrypters with, and {@link dev.signet.jose.jwks.remote.RemoteJwkSetBuilder} for its settings.
 *
 * <p>To read the code, begin with {@code KeySetCache}. It holds a {@code CacheState}, a state machine without clock
 * or thread, and fetches from a {@code KeySetLocation} through a {@code JwksClient}, which checks what a
 * {@link dev.signet.jose.jwks.remote.JwksTransport} returns.
 */
@NullMarked
package dev.signet.jose.jwks.remote;

import org.jspecify.annotations.NullMarked;
