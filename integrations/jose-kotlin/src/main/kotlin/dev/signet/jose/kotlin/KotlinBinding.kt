package dev.signet.jose.kotlin

import com.fasterxml.jackson.module.kotlin.kotlinModule
import dev.signet.jose.jackson.JacksonBinding

/**
 * Returns the binding of [decode], [claimsOf] and [claimOf]: strict as [JacksonBinding] is for records, and with
 * Kotlin's classes.
 *
 * @throws IllegalStateException if jose-jackson or jackson-module-kotlin is missing; the message names it
 */
public fun kotlinBinding(): JacksonBinding = try {
    Shared.BINDING
} catch (e: NoClassDefFoundError) {
    throw IllegalStateException(
        "binding claims to Kotlin's classes needs jose-jackson and jackson-module-kotlin: add" +
            " dev.signet.jose:jose-jackson and com.fasterxml.jackson.module:jackson-module-kotlin, or pass a binding",
        e,
    )
}

/** Made when it is first asked for. */
private object Shared {
    val BINDING = JacksonBinding(kotlinModule(), KotlinTypesModule())
}
