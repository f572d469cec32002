package dev.signet.jose.kotlin

import dev.signet.jose.core.JsonBinding
import dev.signet.jose.jackson.JacksonBinding
import dev.signet.jose.jackson3.JacksonBinding as Jackson3Binding

/**
 * Returns the binding of [decode], [claimsOf] and [claimOf]: [kotlinJackson3Binding] or [kotlinJacksonBinding],
 * whose jars the application has.
 *
 * @throws IllegalStateException if the application has the jars of neither, or those of both; the message says what
 *   to do
 */
public fun kotlinBinding(): JsonBinding = when (Found.BINDINGS.size) {
    1 -> Found.BINDINGS[0]

    0 -> throw IllegalStateException(MISSING).also { Found.FAILURES.forEach(it::addSuppressed) }

    else -> throw IllegalStateException(
        "there are bindings for Jackson 3 and for Jackson 2: keep the jars of one, or pass the one to use, as in" +
            " claims.decode<Session>(kotlinJackson3Binding()) and claims(session, kotlinJackson3Binding())",
    )
}

/**
 * Returns the binding by Jackson 3, of jose-jackson3 and tools.jackson.module:jackson-module-kotlin: strict as
 * [Jackson3Binding] is for records, and with Kotlin's classes.
 *
 * @throws IllegalStateException if a jar is missing; the message names it
 */
public fun kotlinJackson3Binding(): Jackson3Binding = try {
    OfJackson3.BINDING
} catch (e: NoClassDefFoundError) {
    throw IllegalStateException(MISSING, e)
}

/**
 * Returns the binding by Jackson 2, of jose-jackson and com.fasterxml.jackson.module:jackson-module-kotlin: strict as
 * [JacksonBinding] is for records, and with Kotlin's classes.
 *
 * @throws IllegalStateException if a jar is missing; the message names it
 */
public fun kotlinJacksonBinding(): JacksonBinding = try {
    OfJackson.BINDING
} catch (e: NoClassDefFoundError) {
    throw IllegalStateException(MISSING, e)
}

private const val MISSING =
    "binding claims to Kotlin's classes needs dev.signet.jose:jose-jackson3 and" +
        " tools.jackson.module:jackson-module-kotlin (Jackson 3), or dev.signet.jose:jose-jackson and" +
        " com.fasterxml.jackson.module:jackson-module-kotlin (Jackson 2): add them, or pass a binding"

/** Looked for when a binding is first asked for. */
private object Found {
    val BINDINGS: List<JsonBinding>
    val FAILURES: List<NoClassDefFoundError>

    init {
        val bindings = mutableListOf<JsonBinding>()
        val failures = mutableListOf<NoClassDefFoundError>()
        for (binding in listOf<() -> JsonBinding>({ OfJackson3.BINDING }, { OfJackson.BINDING })) {
            try {
                bindings += binding()
            } catch (e: NoClassDefFoundError) {
                failures += e
            }
        }
        BINDINGS = bindings
        FAILURES = failures
    }
}

private object OfJackson3 {
    val BINDING = Jackson3Binding(tools.jackson.module.kotlin.kotlinModule(), Jackson3TypesModule())
}

private object OfJackson {
    val BINDING = JacksonBinding(com.fasterxml.jackson.module.kotlin.kotlinModule(), JacksonTypesModule())
}
