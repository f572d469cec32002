package dev.signet.jose.kotlin

import dev.signet.jose.core.JoseHeader
import kotlin.jvm.optionals.getOrNull

/** The algorithm, `alg`, as it stands in the header, or `null` if there is none. */
public val JoseHeader.algorithm: String?
    get() = algorithm().getOrNull()

/** The content encryption algorithm, `enc`, as it stands in the header, or `null` if there is none. */
public val JoseHeader.encryption: String?
    get() = encryption().getOrNull()

/**
 * The key ID, `kid`, as it stands in the header, or `null` if there is none. The author of the token, possibly an
 * attacker, chose it: only compare it.
 */
public val JoseHeader.keyId: String?
    get() = keyId().getOrNull()

/** The media type of the whole object, `typ`, or `null` if there is none. Compare it with [JoseHeader.isType]. */
public val JoseHeader.type: String?
    get() = type().getOrNull()

/** The media type of the payload, `cty`, or `null` if there is none. Compare it with [JoseHeader.isContentType]. */
public val JoseHeader.contentType: String?
    get() = contentType().getOrNull()
