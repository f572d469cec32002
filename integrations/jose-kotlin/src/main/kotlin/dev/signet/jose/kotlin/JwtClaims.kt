package dev.signet.jose.kotlin

import dev.signet.jose.core.JsonObject
import dev.signet.jose.jwt.Confirmation
import dev.signet.jose.jwt.JwtClaims
import java.math.BigDecimal
import java.time.Instant
import kotlin.jvm.optionals.getOrNull

/** The issuer of the token, `iss`, or `null` if the claim is absent. */
public val JwtClaims.issuer: String?
    get() = issuer().getOrNull()

/** The subject of the token, `sub`, or `null` if the claim is absent. */
public val JwtClaims.subject: String?
    get() = subject().getOrNull()

/** The time on or after which the token must not be accepted, `exp`, or `null` if the claim is absent. */
public val JwtClaims.expiresAt: Instant?
    get() = expiresAt().getOrNull()

/** The time before which the token must not be accepted, `nbf`, or `null` if the claim is absent. */
public val JwtClaims.notBefore: Instant?
    get() = notBefore().getOrNull()

/** The time at which the token was issued, `iat`, or `null` if the claim is absent. */
public val JwtClaims.issuedAt: Instant?
    get() = issuedAt().getOrNull()

/** The identifier of the token, `jti`, or `null` if the claim is absent. */
public val JwtClaims.jwtId: String?
    get() = jwtId().getOrNull()

/**
 * The key that the presenter of the token must prove to possess, `cnf` (RFC 7800), or `null` if the claim is absent.
 *
 * @throws dev.signet.jose.core.InvalidTokenException `CLAIM_REJECTED` if the claim is no [Confirmation], or there is
 *   neither `iss` nor `sub` to identify the presenter
 */
public val JwtClaims.confirmation: Confirmation?
    get() = confirmation().getOrNull()

/**
 * Returns a claim that is a string, or `null` if it is absent.
 *
 * @param name the name, compared exactly
 * @throws dev.signet.jose.core.InvalidTokenException `CLAIM_REJECTED` if it is not a string, or is sealed
 */
public fun JwtClaims.stringOrNull(name: String): String? = string(name).getOrNull()

/**
 * Returns a claim that is `true` or `false`, or `null` if it is absent.
 *
 * @param name the name, compared exactly
 * @throws dev.signet.jose.core.InvalidTokenException `CLAIM_REJECTED` if it is not a boolean
 */
public fun JwtClaims.boolOrNull(name: String): Boolean? = bool(name).getOrNull()

/**
 * Returns a claim that is an integer of 64 bits, or `null` if it is absent.
 *
 * @param name the name, compared exactly
 * @throws dev.signet.jose.core.InvalidTokenException `CLAIM_REJECTED` if it is not such a number
 */
public fun JwtClaims.integerOrNull(name: String): Long? = integer(name).orNull()

/**
 * Returns a claim that is a number, without loss, or `null` if it is absent.
 *
 * @param name the name, compared exactly
 * @throws dev.signet.jose.core.InvalidTokenException `CLAIM_REJECTED` if it is not a number
 */
public fun JwtClaims.numberOrNull(name: String): BigDecimal? = number(name).getOrNull()

/**
 * Returns a claim that is a NumericDate, seconds since the epoch, or `null` if it is absent.
 *
 * @param name the name, compared exactly
 * @throws dev.signet.jose.core.InvalidTokenException `CLAIM_REJECTED` if it is not a number of seconds from 1970 to the
 *   year 9999
 */
public fun JwtClaims.instantOrNull(name: String): Instant? = instant(name).getOrNull()

/**
 * Returns a claim that is an array of strings as an immutable list, or `null` if it is absent.
 *
 * @param name the name, compared exactly
 * @throws dev.signet.jose.core.InvalidTokenException `CLAIM_REJECTED` if it is not an array of strings, or is sealed
 */
public fun JwtClaims.stringsOrNull(name: String): List<String>? = strings(name).getOrNull()

/**
 * Returns a claim that is an object, or `null` if it is absent. Sealed members are as in [JwtClaims.object].
 *
 * @param name the name, compared exactly
 * @throws dev.signet.jose.core.InvalidTokenException `CLAIM_REJECTED` if it is not an object
 */
public fun JwtClaims.objectOrNull(name: String): JsonObject? = `object`(name).getOrNull()
