package dev.signet.jose.kotlin

import dev.signet.jose.core.JsonBinding
import dev.signet.jose.core.JsonObject
import dev.signet.jose.core.TypeReference
import dev.signet.jose.jwt.JwtClaims
import dev.signet.jose.jwt.JwtClaimsBuilder

/**
 * Returns the whole claims set as a data class or another type, with its type arguments: `claims.decode<Session>()`.
 *
 * A property that may be absent is nullable or has a default value; all others must be there. Values are read as
 * strictly as for records. A claim that is still sealed fits no text, number or list.
 *
 * @throws dev.signet.jose.core.InvalidTokenException `CLAIM_REJECTED` if the claims do not fit the type
 * @throws dev.signet.jose.core.UnbindableTypeException if no claims could be bound to the type
 * @throws IllegalStateException as [kotlinBinding] does
 */
public inline fun <reified T : Any> JwtClaims.decode(): T = decode(kotlinBinding())

/**
 * Returns the whole claims set as a data class or another type, through a given binding.
 *
 * @param binding the binding, for example `kotlinJackson3Binding().refusingUnknown()`
 * @throws dev.signet.jose.core.InvalidTokenException `CLAIM_REJECTED` if the claims do not fit the type
 * @throws dev.signet.jose.core.UnbindableTypeException if no claims could be bound to the type
 */
public inline fun <reified T : Any> JwtClaims.decode(binding: JsonBinding): T =
    `as`(object : TypeReference<T> {}, binding)

/**
 * Sets all claims of a data class or another object.
 *
 * @param value an object whose properties are the claims; a property that is `null` is no claim
 * @throws IllegalArgumentException if the object cannot be written as one JSON object
 * @throws IllegalStateException as [kotlinBinding] does
 */
public fun JwtClaimsBuilder.claimsOf(value: Any): JwtClaimsBuilder = claims(value, kotlinBinding())

/**
 * Sets one claim to a data class or another object.
 *
 * @param name the name
 * @param value an object, which becomes a JSON object; a property that is `null` is no member
 * @throws IllegalArgumentException if the object cannot be written as one JSON object
 * @throws IllegalStateException as [kotlinBinding] does
 */
public fun JwtClaimsBuilder.claimOf(name: String, value: Any): JwtClaimsBuilder = `object`(name, value, kotlinBinding())
