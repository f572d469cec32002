package dev.signet.jose.kotlin

import dev.signet.jose.core.InvalidTokenException
import dev.signet.jose.core.InvalidTokenException.Reason.CLAIM_REJECTED
import dev.signet.jose.core.InvalidTokenException.Reason.EXPIRED
import dev.signet.jose.jwe.ContentEncryption.A256GCM
import dev.signet.jose.jwe.Direct.DIR
import dev.signet.jose.jwk.OctJwk
import dev.signet.jose.jws.Hmac.HS256
import dev.signet.jose.jwt.Jwt
import dev.signet.jose.jwt.JwtDecoder
import dev.signet.jose.jwt.JwtDecoderBuilder
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatIllegalArgumentException
import org.assertj.core.api.Assertions.assertThatIllegalStateException
import org.junit.jupiter.api.Test
import java.time.Clock
import java.time.Instant
import java.time.ZoneOffset.UTC
import kotlin.time.Duration
import kotlin.time.Duration.Companion.hours
import kotlin.time.Duration.Companion.minutes
import kotlin.time.Duration.Companion.seconds

class BuildersTest {
    private val key = OctJwk.generate(32)
    private val encoder = Jwt.signedWith(HS256.signer(key))
    private val now = Instant.ofEpochSecond(1_700_000_000)

    @Test
    fun a_token_of_a_lambda_is_accepted_by_a_decoder_of_a_lambda() {
        val token =
            encoder.encode {
                issuer("https://login.example")
                subject("alice")
                audience("orders")
                lifetime(5.minutes)
            }

        assertThat(decoder("orders").decode(token).claims().subject).isEqualTo("alice")
        assertRejected("aud") { decoder("payments").decode(token) }
    }

    @Test
    fun a_decoder_that_says_nothing_of_its_issuer_is_refused() {
        assertThatIllegalStateException()
            .isThrownBy { Jwt.verifiedBy(HS256.verifier(key)).build { audience("orders") } }
            .withMessageContaining("issuer")
    }

    @Test
    fun every_kind_of_decoder_is_built_of_a_lambda() {
        val token = Jwt.encryptedWith(DIR.encrypter(key, A256GCM)).encode { lifetime(1.minutes) }
        val decoder =
            Jwt.decryptedBy(DIR.decrypter(key, A256GCM)).unsigned().build {
                anyIssuer()
                anyAudience()
            }

        assertThat(decoder.decode(token).claims().expiresAt).isNotNull()
    }

    @Test
    fun the_lifetime_begins_at_the_time_of_the_clock() {
        val claims = jwtClaims(Clock.fixed(now, UTC)) { lifetime(90.seconds) }

        assertThat(claims.issuedAt).isEqualTo(now)
        assertThat(claims.expiresAt).isEqualTo(now.plusSeconds(90))
    }

    @Test
    fun a_lifetime_without_an_end_is_refused() {
        assertThatIllegalArgumentException().isThrownBy { jwtClaims { lifetime(Duration.INFINITE) } }
        assertThatIllegalArgumentException().isThrownBy { jwtClaims { lifetime(Duration.ZERO) } }
    }

    @Test
    fun durations_of_kotlin_bound_the_time_of_a_token() {
        val token = encoder.encode(jwtClaims(Clock.fixed(now, UTC)) { lifetime(1.hours) })

        assertThat(accepts(token, now.plusSeconds(3_629)) { }).isTrue()
        assertThat(accepts(token, now.plusSeconds(3_631)) { }).isFalse()
        assertThat(accepts(token, now.plusSeconds(200)) { maxAge(3.minutes) }).isTrue()
        assertThat(accepts(token, now.plusSeconds(300)) { maxAge(3.minutes) }).isFalse()
        assertThat(accepts(token, now) { maxLifetime(60.minutes) }).isTrue()
        assertThat(accepts(token, now) { maxLifetime(59.minutes) }).isFalse()
    }

    private fun accepts(token: String, time: Instant, configure: JwtDecoderBuilder<JwtDecoder>.() -> Unit): Boolean {
        val decoder =
            Jwt.verifiedBy(HS256.verifier(key)).build {
                anyIssuer()
                anyAudience()
                clock(Clock.fixed(time, UTC))
                clockSkew(30.seconds)
                configure()
            }
        return try {
            decoder.decode(token)
            true
        } catch (e: InvalidTokenException) {
            assertThat(e.reason()).isIn(EXPIRED, CLAIM_REJECTED)
            false
        }
    }

    private fun decoder(audience: String) = Jwt.verifiedBy(HS256.verifier(key)).build {
        issuer("https://login.example")
        audience(audience)
    }
}
