package dev.signet.jose.kotlin

import java.util.OptionalLong

/** Kotlin's library has this for `Optional` alone. */
internal fun OptionalLong.orNull(): Long? = if (isPresent) asLong else null
