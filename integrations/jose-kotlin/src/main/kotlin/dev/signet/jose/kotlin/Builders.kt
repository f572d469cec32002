package dev.signet.jose.kotlin

import dev.signet.jose.core.JsonObject
import dev.signet.jose.jwt.JwtClaims
import dev.signet.jose.jwt.JwtClaimsBuilder
import dev.signet.jose.jwt.JwtDecoderBuilder
import dev.signet.jose.jwt.JwtEncoder
import java.time.Clock
import kotlin.time.Duration
import kotlin.time.toJavaDuration

/** The receiver of a lambda of a builder: inside a nested one, methods of the outer receiver need its name. */
@DslMarker
@Target(AnnotationTarget.TYPE)
public annotation class JoseBuilder

/**
 * Returns the claims set that a lambda builds.
 *
 * @param clock the clock of `lifetime`
 * @param build sets claims
 * @throws IllegalArgumentException if a registered claim was given another type than its own
 */
public inline fun jwtClaims(
    clock: Clock = Clock.systemUTC(),
    build: (@JoseBuilder JwtClaimsBuilder).() -> Unit,
): JwtClaims = JwtClaims.builder(clock).apply(build).build()

/**
 * Returns the JSON object that a lambda builds.
 *
 * @param build adds members
 */
public inline fun jsonObject(build: (@JoseBuilder JsonObject.Builder).() -> Unit): JsonObject =
    JsonObject.builder().apply(build).build()

/**
 * Returns a token with the claims that a lambda builds, with the system's clock.
 *
 * @param build sets claims
 * @throws IllegalArgumentException if a registered claim was given another type than its own
 */
public inline fun JwtEncoder.encode(build: (@JoseBuilder JwtClaimsBuilder).() -> Unit): String =
    encode(jwtClaims(build = build))

/**
 * Returns a decoder with the settings that a lambda makes.
 *
 * @param configure states the issuer and the audience, and other settings
 * @throws IllegalStateException if neither an issuer nor `anyIssuer()`, or neither an audience nor `anyAudience()`, was
 *   stated
 */
public inline fun <D : Any> JwtDecoderBuilder<D>.build(configure: (@JoseBuilder JwtDecoderBuilder<D>).() -> Unit): D =
    apply(configure).build()

/**
 * Sets `iat` to the current time and `exp` to a time that much later.
 *
 * @param lifetime positive
 * @throws IllegalArgumentException if the lifetime is not positive, or ends after the year 9999
 */
public fun JwtClaimsBuilder.lifetime(lifetime: Duration): JwtClaimsBuilder = lifetime(lifetime.toJavaDuration())

/** As [JwtDecoderBuilder.clockSkew] with a duration of Java. */
public fun <D : Any> JwtDecoderBuilder<D>.clockSkew(skew: Duration): JwtDecoderBuilder<D> =
    clockSkew(skew.toJavaDuration())

/** As [JwtDecoderBuilder.maxAge] with a duration of Java. */
public fun <D : Any> JwtDecoderBuilder<D>.maxAge(age: Duration): JwtDecoderBuilder<D> = maxAge(age.toJavaDuration())

/** As [JwtDecoderBuilder.maxLifetime] with a duration of Java. */
public fun <D : Any> JwtDecoderBuilder<D>.maxLifetime(lifetime: Duration): JwtDecoderBuilder<D> =
    maxLifetime(lifetime.toJavaDuration())

/** As [JwtDecoderBuilder.remembering] with a duration of Java. */
public fun <D : Any> JwtDecoderBuilder<D>.remembering(tokens: Int, maxAge: Duration): JwtDecoderBuilder<D> =
    remembering(tokens, maxAge.toJavaDuration())
