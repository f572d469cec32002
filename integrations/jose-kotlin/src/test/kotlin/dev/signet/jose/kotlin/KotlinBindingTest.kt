package dev.signet.jose.kotlin

import org.assertj.core.api.Assertions.assertThatIllegalStateException
import org.junit.jupiter.api.Test

class JacksonBindingTest : BindingContract(kotlinJacksonBinding(), kotlinJacksonBinding().refusingUnknown())

class Jackson3BindingTest : BindingContract(kotlinJackson3Binding(), kotlinJackson3Binding().refusingUnknown())

/** Where the jars of both are there; of one, and of none: NamedModuleTest. */
class KotlinBindingTest {
    @Test
    fun of_two_bindings_none_is_preferred() {
        val calls: List<() -> Unit> =
            listOf(
                { jwtClaims { }.decode<Map<String, Any>>() },
                { jwtClaims { claimsOf(mapOf("a" to 1)) } },
                { jwtClaims { claimOf("a", mapOf("b" to 1)) } },
            )
        for (call in calls) {
            assertThatIllegalStateException()
                .isThrownBy { call() }
                .withMessageContaining("claims.decode<Session>(kotlinJackson3Binding())")
        }
    }
}
