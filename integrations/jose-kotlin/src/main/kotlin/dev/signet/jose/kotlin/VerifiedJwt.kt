package dev.signet.jose.kotlin

import dev.signet.jose.core.JoseHeader
import dev.signet.jose.jwt.VerifiedJwt
import kotlin.jvm.optionals.getOrNull

/** The `kid` of the key that verified the signature, as the key has it, or `null` if it has none. */
public val VerifiedJwt.keyId: String?
    get() = keyId().getOrNull()

/** The header of the encryption around the signed token (RFC 7519 section 5.2), or `null` if it was not encrypted. */
public val VerifiedJwt.encryptionHeader: JoseHeader?
    get() = encryptionHeader().getOrNull()
