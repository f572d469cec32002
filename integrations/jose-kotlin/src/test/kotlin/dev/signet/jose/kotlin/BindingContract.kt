package dev.signet.jose.kotlin

import dev.signet.jose.core.InvalidTokenException
import dev.signet.jose.core.JsonBinding
import dev.signet.jose.core.JsonNull
import dev.signet.jose.core.UnbindableTypeException
import dev.signet.jose.jwt.JwtClaims
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatExceptionOfType
import org.assertj.core.api.Assertions.assertThatIllegalArgumentException
import org.junit.jupiter.api.Test
import java.time.Instant
import kotlin.time.Duration
import kotlin.time.Duration.Companion.minutes

/** What a binding does with Kotlin's classes. */
@OptIn(kotlin.time.ExperimentalTime::class)
abstract class BindingContract(private val binding: JsonBinding, private val refusingUnknown: JsonBinding) {
    data class Session(
        val sub: String,
        val roles: List<String>,
        val exp: Instant,
        val level: Int,
        val tenant: String?,
        val admin: Boolean = false,
    )

    data class Role(val name: String)

    data class Box<T>(val value: T)

    @JvmInline
    value class Id(val text: String)

    data class Owned(val owner: Id, val editor: Id?)

    data class Timed(val ttl: Duration)

    data class Dated(val at: kotlin.time.Instant)

    data class Counted(val n: UInt)

    data class Matched(val pattern: Regex)

    data class Painted(val colours: List<String>, val layers: Map<String, Int>)

    data class Address(val city: String, val zip: String?)

    data class Even(val n: Int) {
        init {
            require(n % 2 == 0)
        }
    }

    interface Open

    private val claims =
        jwtClaims {
            subject("alice")
            claim("roles", listOf("reader"))
            claim("exp", 1_700_000_000)
            claim("level", 3)
            claim("tenant", "t1")
            claim("admin", true)
        }

    private val session =
        Session("alice", listOf("reader"), Instant.ofEpochSecond(1_700_000_000), 3, "t1", admin = true)

    @Test
    fun a_data_class_is_read_and_written() {
        assertThat(claims.decode<Session>(binding)).isEqualTo(session)
        assertThat(jwtClaims { claims(session, binding) }).isEqualTo(claims)
    }

    @Test
    fun a_type_with_arguments_is_read_with_them() {
        val teams = jwtClaims { claim("a", listOf(jsonObject { put("name", "reader") })) }

        assertThat(teams.decode<Map<String, List<Role>>>(binding)).isEqualTo(mapOf("a" to listOf(Role("reader"))))
        assertRejected("a") { teams.decode<Map<String, List<Int>>>(binding) }
    }

    @Test
    fun a_property_that_is_nullable_may_be_absent_or_null() {
        assertThat(without("tenant").decode<Session>(binding).tenant).isNull()
        assertThat(with("tenant", JsonNull.NULL).decode<Session>(binding).tenant).isNull()
    }

    @Test
    fun a_property_with_a_default_value_may_be_absent_and_not_null() {
        assertThat(without("admin").decode<Session>(binding).admin).isFalse()
        assertRejected("admin") { with("admin", JsonNull.NULL).decode<Session>(binding) }
    }

    @Test
    fun any_other_property_must_be_there() {
        for (name in listOf("sub", "roles", "exp", "level")) {
            assertRejected(name) { without(name).decode<Session>(binding) }
        }
        for (name in listOf("roles", "level")) {
            assertRejected(name) { with(name, JsonNull.NULL).decode<Session>(binding) }
        }
    }

    @Test
    fun an_element_is_not_null() {
        assertRejected("roles") { with("roles", listOf("reader", JsonNull.NULL)).decode<Session>(binding) }
    }

    @Test
    fun a_type_argument_is_not_null() {
        assertThat(jwtClaims { claim("value", "a") }.decode<Box<String>>(binding)).isEqualTo(Box("a"))
        assertRejected("value") { jwtClaims { claim("value", JsonNull.NULL) }.decode<Box<String>>(binding) }
        assertRejected("") { jwtClaims { }.decode<Box<String>>(binding) }
    }

    @Test
    fun a_component_of_a_record_is_not_null() {
        assertThat(jwtClaims { claim("city", "Rome") }.decode<Place>(binding)).isEqualTo(Place("Rome"))
        assertRejected("city") { jwtClaims { claim("city", JsonNull.NULL) }.decode<Place>(binding) }
        assertRejected("city") { jwtClaims { }.decode<Place>(binding) }
    }

    @Test
    fun a_value_class_is_its_value() {
        val owned = Owned(Id("a"), null)

        assertThat(jwtClaims { claims(owned, binding) }.toObject()).isEqualTo(jsonObject { put("owner", "a") })
        assertThat(jwtClaims { claim("owner", "a") }.decode<Owned>(binding)).isEqualTo(owned)
        assertThat(
            jwtClaims {
                claim("owner", "a")
                claim("editor", JsonNull.NULL)
            }.decode<Owned>(binding),
        ).isEqualTo(owned)
        assertRejected("owner") { jwtClaims { claim("owner", 1) }.decode<Owned>(binding) }
        assertRejected("owner") { jwtClaims { claim("owner", JsonNull.NULL) }.decode<Owned>(binding) }
        assertRejected("owner") { jwtClaims { }.decode<Owned>(binding) }
    }

    @Test
    fun types_of_kotlin_without_a_single_form_are_refused() {
        assertUnbindable { jwtClaims { claim("ttl", 600) }.decode<Timed>(binding) }
        assertUnbindable { jwtClaims { claim("at", 600) }.decode<Dated>(binding) }
        assertUnbindable { jwtClaims { claim("n", 600) }.decode<Counted>(binding) }
        assertUnbindable { jwtClaims { claim("pattern", "a") }.decode<Matched>(binding) }

        val values = listOf(Timed(5.minutes), Dated(kotlin.time.Instant.DISTANT_PAST), Counted(1u), Matched(Regex("a")))
        assertThat(values).allSatisfy({ value ->
            assertThatIllegalArgumentException()
                .isThrownBy { jwtClaims { claims(value, binding) } }
                .withMessageContaining("expected a value that Jackson can write")
        })
    }

    @Test
    fun pairs_and_collections_of_kotlin_are_read_and_written() {
        val value = mapOf("a" to Pair("x", 1), "b" to Pair("y", 2))

        assertThat(jwtClaims { claims(value, binding) }.decode<Map<String, Pair<String, Int>>>(binding))
            .isEqualTo(value)
        assertThat(jwtClaims { claims(Painted(emptyList(), emptyMap()), binding) }.decode<Painted>(binding))
            .isEqualTo(Painted(emptyList(), emptyMap()))
    }

    @Test
    fun no_type_is_taken_for_another() {
        assertRejected("level") { with("level", "3").decode<Session>(binding) }
        assertRejected("level") { with("level", 3.5).decode<Session>(binding) }
        assertRejected("tenant") { with("tenant", 1).decode<Session>(binding) }
        assertRejected("admin") { with("admin", "true").decode<Session>(binding) }
        assertRejected("roles") { with("roles", "reader").decode<Session>(binding) }
    }

    @Test
    fun values_that_the_class_refuses_are_the_fault_of_the_token() {
        assertThat(jwtClaims { claim("n", 2) }.decode<Even>(binding)).isEqualTo(Even(2))
        assertThatExceptionOfType(InvalidTokenException::class.java).isThrownBy {
            jwtClaims { claim("n", 3) }.decode<Even>(binding)
        }
    }

    @Test
    fun a_type_that_no_claims_become_is_the_fault_of_the_program() {
        assertUnbindable { claims.decode<Open>(binding) }
        assertUnbindable { claims.decode<Int>(binding) }
    }

    @Test
    fun an_unknown_claim_is_ignored_unless_the_binding_refuses_it() {
        val more = with("x", 1)

        assertThat(more.decode<Session>(binding)).isEqualTo(session)
        assertThat(claims.decode<Session>(refusingUnknown)).isEqualTo(session)
        assertRejected("x") { more.decode<Session>(refusingUnknown) }
    }

    @Test
    fun a_property_that_is_null_is_no_claim() {
        val written =
            jwtClaims {
                claims(session.copy(tenant = null), binding)
                `object`("address", Address("Rome", null), binding)
            }

        assertThat(written.has("tenant")).isFalse()
        assertThat(written.objectOrNull("address")).isEqualTo(jsonObject { put("city", "Rome") })
    }

    @Test
    fun a_value_that_is_no_object_is_refused() {
        assertThatIllegalArgumentException().isThrownBy { jwtClaims { claims("text", binding) } }
        assertThatIllegalArgumentException().isThrownBy { jwtClaims { `object`("address", listOf(1), binding) } }
    }

    private fun assertUnbindable(call: () -> Any?) {
        assertThatExceptionOfType(UnbindableTypeException::class.java).isThrownBy { call() }
    }

    private fun without(name: String): JwtClaims = JwtClaims.of(claims.toObject().without(name))

    private fun with(name: String, value: Any): JwtClaims = JwtClaims.of(claims.toObject().with(name, value))
}
