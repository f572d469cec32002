package dev.signet.jose.kotlin

import dev.signet.jose.core.JsonObject
import java.math.BigDecimal
import java.time.Instant
import kotlin.jvm.optionals.getOrNull

/**
 * Returns a member of any type, or `null` if there is no such member. A member with the value `null` is returned as
 * [dev.signet.jose.core.JsonNull].
 *
 * @param name the name, compared exactly
 */
public fun JsonObject.valueOrNull(name: String): Any? = value(name).getOrNull()

/**
 * Returns a member that is a string, or `null` if there is no such member.
 *
 * @param name the name, compared exactly
 * @throws IllegalArgumentException if the member is not a string
 */
public fun JsonObject.stringOrNull(name: String): String? = string(name).getOrNull()

/**
 * Returns a member that is `true` or `false`, or `null` if there is no such member.
 *
 * @param name the name, compared exactly
 * @throws IllegalArgumentException if the member is not a boolean
 */
public fun JsonObject.boolOrNull(name: String): Boolean? = bool(name).getOrNull()

/**
 * Returns a member that is an integer of 64 bits, or `null` if there is no such member.
 *
 * @param name the name, compared exactly
 * @throws IllegalArgumentException if the member is not such a number
 */
public fun JsonObject.integerOrNull(name: String): Long? = integer(name).orNull()

/**
 * Returns a member that is a number, without loss, or `null` if there is no such member.
 *
 * @param name the name, compared exactly
 * @throws IllegalArgumentException if the member is not a number
 */
public fun JsonObject.numberOrNull(name: String): BigDecimal? = number(name).getOrNull()

/**
 * Returns a member that is a NumericDate, seconds since the epoch, or `null` if there is no such member.
 *
 * @param name the name, compared exactly
 * @throws IllegalArgumentException if the member is not a number, or lies outside the years 1970 to 9999
 */
public fun JsonObject.instantOrNull(name: String): Instant? = instant(name).getOrNull()

/**
 * Returns the octets of a member that is a string of base64url without padding, or `null` if there is no such member.
 *
 * @param name the name, compared exactly
 * @throws IllegalArgumentException if the member is not a string of canonical base64url
 */
public fun JsonObject.octetsOrNull(name: String): ByteArray? = octets(name).getOrNull()

/**
 * Returns a member that is an object, or `null` if there is no such member.
 *
 * @param name the name, compared exactly
 * @throws IllegalArgumentException if the member is not an object
 */
public fun JsonObject.objectOrNull(name: String): JsonObject? = `object`(name).getOrNull()

/**
 * Returns a member that is an array as an immutable list, or `null` if there is no such member.
 *
 * @param name the name, compared exactly
 * @throws IllegalArgumentException if the member is not an array
 */
public fun JsonObject.arrayOrNull(name: String): List<Any>? = array(name).getOrNull()

/**
 * Returns a member that is an array of strings as an immutable list, or `null` if there is no such member.
 *
 * @param name the name, compared exactly
 * @throws IllegalArgumentException if the member is not an array, or an element not a string
 */
public fun JsonObject.stringsOrNull(name: String): List<String>? = strings(name).getOrNull()

/**
 * Returns a member that is an array of objects as an immutable list, or `null` if there is no such member.
 *
 * @param name the name, compared exactly
 * @throws IllegalArgumentException if the member is not an array, or an element not an object
 */
public fun JsonObject.objectsOrNull(name: String): List<JsonObject>? = objects(name).getOrNull()
