package dev.signet.jose.kotlin

import dev.signet.jose.core.InvalidTokenException
import dev.signet.jose.core.InvalidTokenException.Reason.CLAIM_REJECTED
import dev.signet.jose.jwt.JwtClaims
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatExceptionOfType
import org.junit.jupiter.api.Test
import java.math.BigDecimal
import java.time.Instant

class JwtClaimsTest {
    private val time = Instant.ofEpochSecond(1_700_000_000)

    private val claims =
        jwtClaims {
            issuer("https://login.example")
            subject("alice")
            expiresAt(time)
            notBefore(time.minusSeconds(1))
            issuedAt(time.minusSeconds(2))
            jwtId("1")
            claim("tenant", "t1")
            claim("admin", true)
            claim("level", 3)
            claim("score", BigDecimal("0.10"))
            claim("since", time)
            claim("roles", listOf("a", "b"))
            claim("address", jsonObject { put("city", "Rome") })
        }

    private val nothing = jwtClaims { }

    @Test
    fun registered_claims_are_properties() {
        assertThat(claims.issuer).isEqualTo("https://login.example")
        assertThat(claims.subject).isEqualTo("alice")
        assertThat(claims.expiresAt).isEqualTo(time)
        assertThat(claims.notBefore).isEqualTo(time.minusSeconds(1))
        assertThat(claims.issuedAt).isEqualTo(time.minusSeconds(2))
        assertThat(claims.jwtId).isEqualTo("1")
        assertThat(claims.confirmation).isNull()
    }

    @Test
    fun registered_claims_that_are_absent_are_null() {
        assertThat(listOf(nothing.issuer, nothing.subject, nothing.jwtId)).containsOnlyNulls()
        assertThat(listOf(nothing.expiresAt, nothing.notBefore, nothing.issuedAt)).containsOnlyNulls()
    }

    @Test
    fun a_confirmation_that_is_refused_is_not_null() {
        val bound =
            jwtClaims {
                subject("alice")
                claim("cnf", jsonObject { put("kid", "1") })
            }
        val misspelt = JwtClaims.of(bound.toObject().with("cnf", jsonObject { put("kid", 1) }))

        assertThat(bound.confirmation?.keyId()).hasValue("1")
        assertRejected("cnf") { misspelt.confirmation }
    }

    @Test
    fun claims_by_name_are_values() {
        assertThat(claims.stringOrNull("tenant")).isEqualTo("t1")
        assertThat(claims.boolOrNull("admin")).isTrue()
        assertThat(claims.integerOrNull("level")).isEqualTo(3)
        assertThat(claims.numberOrNull("score")).isEqualTo(BigDecimal("0.10"))
        assertThat(claims.instantOrNull("since")).isEqualTo(time)
        assertThat(claims.stringsOrNull("roles")).containsExactly("a", "b")
        assertThat(claims.objectOrNull("address")?.stringOrNull("city")).isEqualTo("Rome")
    }

    @Test
    fun claims_by_name_that_are_absent_are_null() {
        assertThat(
            listOf(
                claims.stringOrNull("x"),
                claims.boolOrNull("x"),
                claims.integerOrNull("x"),
                claims.numberOrNull("x"),
                claims.instantOrNull("x"),
                claims.stringsOrNull("x"),
                claims.objectOrNull("x"),
            ),
        ).containsOnlyNulls()
    }

    @Test
    fun claims_of_another_type_are_refused() {
        assertRejected("admin") { claims.stringOrNull("admin") }
        assertRejected("tenant") { claims.boolOrNull("tenant") }
        assertRejected("score") { claims.integerOrNull("score") }
        assertRejected("tenant") { claims.numberOrNull("tenant") }
        assertRejected("tenant") { claims.instantOrNull("tenant") }
        assertRejected("tenant") { claims.stringsOrNull("tenant") }
        assertRejected("tenant") { claims.objectOrNull("tenant") }
    }
}

/** Fails unless a call rejects the token for this claim. */
internal fun assertRejected(claim: String, call: () -> Any?) {
    assertThatExceptionOfType(InvalidTokenException::class.java)
        .isThrownBy { call() }
        .satisfies({ e ->
            assertThat(e.reason()).isEqualTo(CLAIM_REJECTED)
            assertThat(e.message).contains(claim)
        })
}
