package dev.signet.jose.jwt;

import static dev.signet.jose.jwt.Tokens.NOW;
import static dev.signet.jose.jwt.Tokens.assertRefused;
import static dev.signet.jose.jwt.Tokens.good;
import static dev.signet.jose.jwt.Tokens.strict;
import static dev.signet.jose.jwt.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.ReplayStoreException;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.testsupport.Concurrency;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A token that is accepted once and never again, and what happens when that cannot be known. */
class ReplayTest {

    private final Map<String, Instant> held = new ConcurrentHashMap<>();
    private final ReplayStore store = (key, until) -> held.putIfAbsent(key, until) == null;
    private final JwtDecoder decoder = strict().rejectingReplays(store).build();

    @Test
    void a_token_is_accepted_once() {
        String token = token(good().jwtId("1"));

        assertThat(decoder.decode(token).claims().jwtId()).contains("1");
        assertRefused("jti", Code.REPLAYED, () -> decoder.decode(token));
    }

    @Test
    void another_token_with_the_same_jti_is_the_same_token() {
        decoder.decode(token(good().jwtId("1")));

        assertRefused(
                "jti",
                Code.REPLAYED,
                () -> decoder.decode(token(good().jwtId("1").subject("bob"))));
    }

    @Test
    void another_jti_is_another_token() {
        decoder.decode(token(good().jwtId("1")));

        assertThat(decoder.decode(token(good().jwtId("2")))).isNotNull();
    }

    @Test
    void each_issuer_numbers_its_own_tokens() {
        JwtDecoder both = Jwt.verifiedBy(Tokens.VERIFIER)
                .issuer("a", "b", "a1")
                .anyAudience()
                .clock(Tokens.CLOCK)
                .rejectingReplays(store)
                .build();

        assertThat(both.decode(token(good().issuer("a").jwtId("12")))).isNotNull();
        assertThat(both.decode(token(good().issuer("b").jwtId("12")))).isNotNull();
        // The same characters, cut at another place.
        assertThat(both.decode(token(good().issuer("a1").jwtId("2")))).isNotNull();
        assertRefused(
                "jti", Code.REPLAYED, () -> both.decode(token(good().issuer("b").jwtId("12"))));
    }

    @Test
    void each_sender_numbers_its_own_tokens() {
        JwtDecoder client = strict().rejectingReplays(store.forSender("key-1")).build();
        JwtDecoder other = strict().rejectingReplays(store.forSender("key-12")).build();
        String token = token(good().jwtId("1"));

        assertThat(client.decode(token)).isNotNull();
        assertThat(other.decode(token)).isNotNull();
        assertThat(decoder.decode(token)).isNotNull();
        assertRefused("jti", Code.REPLAYED, () -> client.decode(token));
        assertRefused("jti", Code.REPLAYED, () -> other.decode(token));
        assertThat(held.keySet()).hasSize(3).allMatch(key -> key.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void no_issuer_takes_the_place_of_a_sender() {
        JwtDecoder any = Jwt.verifiedBy(Tokens.VERIFIER)
                .anyIssuer()
                .anyAudience()
                .clock(Tokens.CLOCK)
                .rejectingReplays(store)
                .build();
        strict().rejectingReplays(store).build().decode(token(good().jwtId("1")));
        String key = held.keySet().iterator().next();
        store.forSender("sender").add(key, NOW);

        assertThat(any.decode(token(good().issuer("sender").jwtId(key)))).isNotNull();
        assertThat(held).hasSize(3);
    }

    @Test
    void a_sender_has_a_name() {
        assertThatThrownBy(() -> store.forSender("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_token_without_jti_or_exp_is_refused_even_where_no_expiry_is_needed() {
        JwtDecoder endless = strict().noExpiryNeeded().rejectingReplays(store).build();

        assertRefused("jti", Code.MISSING, () -> decoder.decode(token(good())));
        assertRefused(
                "exp",
                Code.MISSING,
                () -> endless.decode(token("{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"jti\":\"1\"}")));
        assertThat(held).isEmpty();
    }

    @Test
    void a_token_that_another_rule_refuses_is_not_remembered() {
        assertRefused(
                "aud",
                Code.UNEXPECTED,
                () -> decoder.decode(token(good().jwtId("1").audience("mail"))));
        assertThat(held).isEmpty();

        assertThat(decoder.decode(token(good().jwtId("1")))).isNotNull();
    }

    @Test
    void a_forged_token_does_not_burn_the_real_one() {
        String real = token(good().jwtId("1"));
        String forged = real.substring(0, real.lastIndexOf('.') + 1) + "AAAA";

        assertThatThrownBy(() -> decoder.decode(forged)).isInstanceOf(InvalidTokenException.class);
        assertThat(decoder.decode(real)).isNotNull();
    }

    @Test
    void a_claim_that_the_header_of_the_encryption_contradicts_does_not_burn_the_token() {
        OctJwk key = OctJwk.generate(32);
        JweEncrypter encrypter = Direct.DIR.encrypter(key, ContentEncryption.A256GCM);
        JwtDecoder nested = Jwt.decryptedBy(Direct.DIR.decrypter(key, ContentEncryption.A256GCM))
                .thenVerifiedBy(Tokens.VERIFIER)
                .issuer(Tokens.ISSUER)
                .audience(Tokens.AUDIENCE)
                .clock(Tokens.CLOCK)
                .rejectingReplays(store)
                .build();
        JwtClaims claims = good().jwtId("1").build();

        assertRefused(
                "iss",
                Code.UNEXPECTED,
                () -> nested.decode(Jwt.signedWith(Tokens.SIGNER)
                        .thenEncryptedWith(encrypter.withHeader("iss", "x"))
                        .encode(claims)));
        assertThat(nested.decode(Jwt.signedWith(Tokens.SIGNER)
                        .thenEncryptedWith(encrypter)
                        .encode(claims)))
                .isNotNull();
    }

    @Test
    void a_sealed_claim_that_cannot_be_opened_does_not_burn_the_token() {
        OctJwk key = OctJwk.generate(32);
        OctJwk other = OctJwk.generate(32);
        String token = Jwt.signedWith(Tokens.SIGNER)
                .sealing(Direct.DIR.encrypter(key, ContentEncryption.A256GCM), "ssn")
                .encode(good().jwtId("1").claim("ssn", "7").build());
        JwtDecoder wrong = strict().opening(Direct.DIR.decrypter(other, ContentEncryption.A256GCM), "ssn")
                .rejectingReplays(store)
                .build();
        JwtDecoder right = strict().opening(Direct.DIR.decrypter(key, ContentEncryption.A256GCM), "ssn")
                .rejectingReplays(store)
                .build();

        assertThatThrownBy(() -> wrong.decode(token)).isInstanceOf(InvalidTokenException.class);
        assertThat(right.decode(token).claims().string("ssn")).contains("7");
        assertRefused("jti", Code.REPLAYED, () -> right.decode(token));
    }

    @Test
    void the_same_token_encrypted_anew_is_the_same_token() {
        OctJwk key = OctJwk.generate(32);
        JwtDecoder nested = Jwt.decryptedBy(Direct.DIR.decrypter(key, ContentEncryption.A256GCM))
                .thenVerifiedBy(Tokens.VERIFIER)
                .issuer(Tokens.ISSUER)
                .audience(Tokens.AUDIENCE)
                .clock(Tokens.CLOCK)
                .rejectingReplays(store)
                .build();
        JwtEncoder encoder =
                Jwt.signedWith(Tokens.SIGNER).thenEncryptedWith(Direct.DIR.encrypter(key, ContentEncryption.A256GCM));
        JwtClaims claims = good().jwtId("1").build();

        nested.decode(encoder.encode(claims));

        assertRefused("jti", Code.REPLAYED, () -> nested.decode(encoder.encode(claims)));
    }

    @Test
    void an_unsigned_token_is_accepted_once_too() {
        OctJwk key = OctJwk.generate(32);
        UnsignedJwtDecoder unsigned = Jwt.decryptedBy(Direct.DIR.decrypter(key, ContentEncryption.A256GCM))
                .unsigned()
                .issuer(Tokens.ISSUER)
                .audience(Tokens.AUDIENCE)
                .clock(Tokens.CLOCK)
                .rejectingReplays(store)
                .build();
        String token = Jwt.encryptedWith(Direct.DIR.encrypter(key, ContentEncryption.A256GCM))
                .encode(good().jwtId("1").build());

        assertThat(unsigned.decode(token)).isNotNull();
        assertRefused("jti", Code.REPLAYED, () -> unsigned.decode(token));
    }

    @Test
    void a_token_is_held_for_as_long_as_it_could_be_accepted() {
        strict().clockSkew(Duration.ofMinutes(2))
                .rejectingReplays(store)
                .build()
                .decode(token(good().jwtId("1").expiresAt(NOW.plusSeconds(300))));

        assertThat(held.values()).containsExactly(NOW.plusSeconds(420));
    }

    @Test
    void a_token_is_held_until_its_expiry_or_the_end_of_its_maximum_age_whichever_comes_first() {
        JwtClaimsBuilder fiveMinutes = good().expiresAt(NOW.plusSeconds(300));

        aged(Duration.ofMinutes(1)).build().decode(token(fiveMinutes.jwtId("1")));
        assertThat(held.values()).containsExactly(NOW.plusSeconds(180));
        held.clear();
        aged(Duration.ofMinutes(10)).build().decode(token(fiveMinutes.jwtId("2")));
        assertThat(held.values()).containsExactly(NOW.plusSeconds(420));
    }

    @Test
    void a_token_with_a_maximum_age_needs_no_expiry() {
        JwtDecoder endless = aged(Duration.ofMinutes(1)).noExpiryNeeded().build();
        String token = token("{\"iss\":\"https://login.example\",\"aud\":\"orders\",\"jti\":\"1\",\"iat\":"
                + NOW.getEpochSecond() + "}");

        assertThat(endless.decode(token).claims().expiresAt()).isEmpty();
        assertThat(held.values()).containsExactly(NOW.plusSeconds(180));
        assertRefused("jti", Code.REPLAYED, () -> endless.decode(token));
    }

    private JwtDecoderBuilder<JwtDecoder> aged(Duration maxAge) {
        return strict().clockSkew(Duration.ofMinutes(2)).maxAge(maxAge).rejectingReplays(store);
    }

    @Test
    void the_store_sees_a_key_of_fixed_length_and_nothing_of_the_token() {
        decoder.decode(token(good().jwtId("x".repeat(10_000))));

        assertThat(held.keySet()).singleElement().asString().matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void who_waited_for_the_store_past_the_expiry_is_refused() {
        AtomicReference<Instant> time = new AtomicReference<>(NOW);
        JwtDecoder slow = strictAt(time::get)
                .rejectingReplays((key, until) -> {
                    time.set(until);
                    return true;
                })
                .build();

        assertRefused("exp", Code.EXPIRED, () -> slow.decode(token(good().jwtId("1"))));
    }

    @Test
    void nothing_is_accepted_while_the_store_is_down_and_the_exception_says_whose_fault_it_is() {
        IllegalStateException down = new IllegalStateException("connection refused");
        JwtDecoder broken = strict().rejectingReplays((key, until) -> {
                    throw down;
                })
                .build();

        assertThatThrownBy(() -> broken.decode(token(good().jwtId("1"))))
                .isInstanceOf(ReplayStoreException.class)
                .hasMessageContaining("not accepted")
                .hasCause(down);
    }

    @Test
    void a_store_can_say_it_in_its_own_words() {
        ReplayStoreException full = new ReplayStoreException("the store is full");
        JwtDecoder broken = strict().rejectingReplays((key, until) -> {
                    throw full;
                })
                .build();

        assertThatThrownBy(() -> broken.decode(token(good().jwtId("1")))).isSameAs(full);
    }

    @Test
    void of_eight_threads_with_one_token_exactly_one_is_accepted() throws Exception {
        for (int round = 0; round < 20; round++) {
            String token = token(good().jwtId());

            assertThat(Concurrency.atOnce(() -> accepts(token))).containsOnlyOnce(true);
        }
    }

    private boolean accepts(String token) {
        try {
            decoder.decode(token);
            return true;
        } catch (InvalidTokenException e) {
            return false;
        }
    }

    private static JwtDecoderBuilder<JwtDecoder> strictAt(InstantSource time) {
        return Jwt.verifiedBy(Tokens.VERIFIER)
                .issuer(Tokens.ISSUER)
                .audience(Tokens.AUDIENCE)
                .clock(time.withZone(ZoneOffset.UTC));
    }
}
