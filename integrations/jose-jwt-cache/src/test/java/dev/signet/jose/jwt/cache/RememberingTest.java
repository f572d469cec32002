package dev.signet.jose.jwt.cache;

import static dev.signet.jose.jwt.cache.Service.KEYS;
import static dev.signet.jose.jwt.cache.Service.MINUTE;
import static dev.signet.jose.jwt.cache.Service.PUBLIC;
import static dev.signet.jose.jwt.cache.Service.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jws.EdDsa;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jwt.ClaimRule;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.VerifiedJwt;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whether a remembered token counts: the same answer as if it were verified, each time. */
class RememberingTest {

    private final Service service = new Service();
    private final JwtDecoder decoder =
            service.observed(service.decoder().remembering(100).build());
    private final String token = service.token();

    @Test
    void a_token_that_comes_again_is_not_verified_again() {
        VerifiedJwt first = decoder.decode(token);

        assertThat(decoder.decode(token)).isSameAs(first);
        assertThat(service.counts(decoder)).isEqualTo(new Counts(1, 1, 0, 1));
    }

    @Test
    void without_a_call_nothing_is_remembered() {
        JwtDecoder forgetting = service.decoder().build();

        assertThat(forgetting.decode(token)).isNotSameAs(forgetting.decode(token));
        assertThat(forgetting.rememberedTokens()).isEmpty();
    }

    @Test
    void a_rotation_that_keeps_the_key_verifies_the_token_anew() {
        decoder.decode(token);
        service.keys = () -> JwkSet.of(PUBLIC, another());

        decoder.decode(token);

        assertThat(service.counts(decoder)).isEqualTo(new Counts(0, 2, 0, 1));
    }

    @Test
    void a_key_that_was_removed_verifies_nothing_and_its_token_is_forgotten() {
        decoder.decode(token);
        JwkSet without = JwkSet.of(another());
        service.keys = () -> without;

        assertRefused(Reason.KEY_NOT_FOUND, decoder, token);
        assertThat(service.counts(decoder).tokens()).isZero();
        service.keys = () -> KEYS;
        decoder.decode(token);
        assertThat(service.counts(decoder).hits()).isZero();
    }

    @Test
    void under_a_source_that_returns_a_new_set_each_time_each_token_is_verified() {
        service.keys = () -> JwkSet.of(PUBLIC);

        for (int i = 0; i < 3; i++) {
            decoder.decode(token);
        }

        assertThat(service.counts(decoder)).isEqualTo(new Counts(0, 3, 0, 1));
    }

    @Test
    void without_keys_a_remembered_token_is_not_accepted_either() {
        decoder.decode(token);
        service.keys = () -> {
            throw new KeySourceException("down");
        };

        assertThatExceptionOfType(KeySourceException.class).isThrownBy(() -> decoder.decode(token));
        service.keys = () -> KEYS;
        decoder.decode(token);
        assertThat(service.counts(decoder)).isEqualTo(new Counts(1, 1, 0, 1));
    }

    @Test
    void a_single_key_stays_the_same() {
        OctJwk key = OctJwk.generate(32);
        String signed =
                Jwt.signedWith(Hmac.HS256.signer(key)).encode(service.claims().build());
        JwtDecoder single = service.observed(Jwt.verifiedBy(Hmac.HS256.verifier(key))
                .issuer(Service.ISSUER)
                .audience("orders")
                .clock(service.clock)
                .remembering(1)
                .build());

        assertThat(single.decode(signed)).isSameAs(single.decode(signed));
        assertRefused(Reason.SIGNATURE_INVALID, single, withOtherSignature(signed));
    }

    @Test
    void another_decoder_knows_nothing_of_it() {
        decoder.decode(token);
        JwtDecoder sister = service.observed(service.decoder().remembering(100).build());

        sister.decode(token);

        assertThat(service.counts(sister)).isEqualTo(new Counts(0, 1, 0, 1));
        assertRefused(
                Reason.CLAIM_REJECTED,
                service.decoder().subject("bob").remembering(100).build(),
                token);
    }

    @Test
    void the_same_payload_with_another_signature_is_refused_and_evicts_nothing() {
        decoder.decode(token);

        for (int i = 0; i < 3; i++) {
            assertRefused(Reason.SIGNATURE_INVALID, decoder, withOtherSignature(token));
        }

        decoder.decode(token);
        assertThat(service.counts(decoder)).isEqualTo(new Counts(1, 4, 0, 1));
    }

    @Test
    void a_text_that_is_almost_the_token_is_refused() {
        decoder.decode(token);

        for (String other : new String[] {
            token + "=", token + " ", " " + token, token + ".", token.replaceFirst("y", "\u0141"), token + "\u0141", "?"
        }) {
            assertRefused(Reason.MALFORMED, decoder, other);
        }
        assertThat(service.counts(decoder).hits()).isZero();
    }

    @Test
    void a_token_that_the_rules_refuse_is_not_remembered() {
        String other = Service.token(service.claims().audience("mail"));

        for (int i = 0; i < 2; i++) {
            assertRefused(Reason.CLAIM_REJECTED, decoder, other);
        }

        assertThat(service.counts(decoder)).isEqualTo(new Counts(0, 2, 0, 0));
    }

    @Test
    void a_signed_text_that_is_no_claims_set_is_not_remembered() {
        String text = Service.signer().sign("text".getBytes(UTF_8));

        assertRefused(Reason.MALFORMED, decoder, text);
        assertThat(service.counts(decoder).tokens()).isZero();
    }

    @Test
    void a_rule_of_the_application_is_asked_for_each_token() {
        Set<String> locked = ConcurrentHashMap.newKeySet();
        JwtDecoder strict = service.observed(service.decoder()
                .rule(ClaimRule.of(
                        "sub",
                        "an account that is not locked",
                        claims -> !locked.contains(claims.subject().orElseThrow())))
                .remembering(100)
                .build());
        strict.decode(token);
        strict.decode(token);

        locked.add("alice");

        assertRefused(Reason.CLAIM_REJECTED, strict, token);
        assertThat(service.counts(strict)).isEqualTo(new Counts(2, 1, 0, 0));
    }

    @Test
    void a_condition_on_the_issuer_is_asked_for_each_token() {
        Set<String> tenants = ConcurrentHashMap.newKeySet();
        tenants.add(Service.ISSUER);
        JwtDecoder shared = service.observed(Jwt.verifiedBy(EdDsa.ED25519.verifier((OkpJwk) PUBLIC))
                .issuer(tenants::contains)
                .audience("orders")
                .clock(service.clock)
                .remembering(100)
                .build());
        shared.decode(token);
        shared.decode(token);

        tenants.clear();

        assertRefused(Reason.CLAIM_REJECTED, shared, token);
    }

    @Test
    void a_pure_rule_is_asked_when_the_token_is_verified() {
        AtomicInteger asked = new AtomicInteger();
        JwtDecoder strict = service.observed(service.decoder()
                .rule(ClaimRule.pure("sub", "a name", claims -> asked.incrementAndGet() > 0))
                .remembering(100)
                .build());

        strict.decode(token);
        strict.decode(token);

        assertThat(asked).hasValue(1);
        assertRefused(
                Reason.CLAIM_REJECTED,
                service.decoder()
                        .rule(ClaimRule.pure("sub", "none", claims -> false))
                        .remembering(100)
                        .build(),
                token);
    }

    @Test
    void the_decoder_of_an_issuer_is_looked_up_for_each_token() {
        Map<String, JwtDecoder> tenants = new ConcurrentHashMap<>(Map.of(Service.ISSUER, decoder));
        JwtDecoder all = Jwt.issuers(issuer -> Optional.ofNullable(tenants.get(issuer)));
        all.decode(token);
        all.decode(token);
        assertThat(service.counts(decoder).hits()).isEqualTo(1);
        assertThat(all.rememberedTokens()).isEmpty();

        tenants.clear();

        assertRefused(Reason.CLAIM_REJECTED, all, token);
    }

    @Test
    void an_issuer_that_is_given_another_decoder_has_its_keys_and_rules() {
        Map<String, JwtDecoder> tenants = new ConcurrentHashMap<>(Map.of(Service.ISSUER, decoder));
        JwtDecoder all = Jwt.issuers(issuer -> Optional.ofNullable(tenants.get(issuer)));
        all.decode(token);

        tenants.put(
                Service.ISSUER,
                service.over(JwkSet.of(another())).remembering(100).build());

        assertRefused(Reason.KEY_NOT_FOUND, all, token);
    }

    @Test
    void a_token_over_16_kib_is_verified_each_time() {
        String longest = Service.token(service.claims().claim("padding", "x".repeat(12_288)));

        decoder.decode(longest);
        decoder.decode(longest);

        assertThat(longest.length()).isGreaterThan(16_384);
        assertThat(service.counts(decoder)).isEqualTo(new Counts(0, 0, 0, 0));
    }

    @Test
    void what_is_printed_has_nothing_of_a_token() {
        CaffeineCache<String, VerifiedJwt> cache =
                new CaffeineCache<>(1, value -> 1, Duration.ofDays(1), service.clock);
        cache.put(token, decoder.decode(token));

        assertThat(cache).hasToString("CaffeineCache with 1 entries");
    }

    @Test
    void two_decoders_of_one_builder_remember_apart() {
        var builder = service.decoder().remembering(100, MINUTE);
        JwtDecoder one = builder.build();
        JwtDecoder two = builder.build();

        one.decode(token);

        assertThat(one.rememberedTokens()).hasValue(1);
        assertThat(two.rememberedTokens()).hasValue(0);
    }

    private static OkpJwk another() {
        return OkpJwk.generate(Curve.ED25519).withKeyId("new").toPublic();
    }

    private static String withOtherSignature(String token) {
        int last = token.lastIndexOf('.') + 1;
        char first = token.charAt(last);
        return token.substring(0, last) + (first == 'A' ? 'B' : 'A') + token.substring(last + 1);
    }
}
