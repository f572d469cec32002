/**
 * Bounded caches for {@link dev.signet.jose.jwt.JwtDecoderBuilder#remembering(int)}, on Caffeine. On the class path or
 * the module path is all that it takes; there is nothing to call. Begin reading at
 * {@link dev.signet.jose.jwt.cache.CaffeineCaches}.
 */
@NullMarked
package dev.signet.jose.jwt.cache;

import org.jspecify.annotations.NullMarked;
