package given

import dev.signet.jose.jwk.JwkSource
import dev.signet.jose.jwt.JwtDecoder
import dev.signet.jose.jwt.JwtEncoder
import java.security.interfaces.ECPrivateKey

/* What the pieces of Kotlin in the documents take for granted; a piece may declare the same name. */
lateinit var privateKey: ECPrivateKey
lateinit var keys: JwkSource
lateinit var tokens: JwtEncoder
lateinit var login: JwtDecoder
