package dev.signet.jose.kotlin

/**
 * Whether a type is one of Kotlin's library, other than a pair or a triple. None has a single form in JSON: a duration
 * is written as the bits of its only field, a time as an object, and a fraction is cut to an unsigned integer.
 */
internal fun isRefused(type: Class<*>): Boolean =
    type.name.startsWith("kotlin.") && type != Pair::class.java && type != Triple::class.java

/**
 * Whether Kotlin's module of Jackson can be left to decide which parameters of a class's constructors may be JSON's
 * `null`, which a strict binding refuses otherwise: it knows which types are nullable. A type parameter is nullable to
 * it whatever its argument is, so not in generic classes.
 */
internal fun hasKnownNullability(type: Class<*>): Boolean =
    type.isAnnotationPresent(Metadata::class.java) && type.kotlin.typeParameters.isEmpty()
