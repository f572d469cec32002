package dev.signet.jose.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TypeReference;
import dev.signet.jose.core.UnbindableTypeException;
import dev.signet.jose.jwe.AesKeyWrap;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jwt.ClaimRule;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.JwtDecoderBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From a record to a token and back, as an application does it. */
abstract class ClaimsContract {

    private final Adapter adapter;

    ClaimsContract(Adapter adapter) {
        this.adapter = adapter;
    }

    record Session(String sub, List<String> roles, Instant exp, Optional<String> tenant) {}

    private static final Session SESSION =
            new Session("alice", List.of("clerk"), Instant.parse("2099-01-01T00:00:00Z"), Optional.of("acme"));

    @Test
    void a_record_becomes_a_token_and_a_record_again() {
        OctJwk key = OctJwk.generate(32);
        String token = Jwt.signedWith(Hmac.HS256.signer(key)).encode(JwtClaims.of(SESSION));

        JwtClaims claims = Jwt.verifiedBy(Hmac.HS256.verifier(key))
                .anyIssuer()
                .anyAudience()
                .build()
                .decode(token)
                .claims();

        assertThat(claims.as(Session.class)).isEqualTo(SESSION);
        assertThat(claims.expiresAt()).contains(SESSION.exp());
    }

    record Role(String name) {}

    private static final TypeReference<Map<String, List<Role>>> ROLES = new TypeReference<>() {};

    @Test
    void claims_become_a_generic_type() {
        JwtClaims claims = JwtClaims.of(JsonObject.parse("{\"a\":[{\"name\":\"admin\"}]}"));

        assertThat(claims.as(ROLES)).isEqualTo(Map.of("a", List.of(new Role("admin"))));
        assertThat(claims.as(ROLES, adapter.strict())).isEqualTo(Map.of("a", List.of(new Role("admin"))));
    }

    @Test
    void claims_that_do_not_fit_a_type_argument_are_the_tokens_fault() {
        JwtClaims claims = JwtClaims.of(JsonObject.parse("{\"a\":[{\"name\":1}]}"));

        assertThatThrownBy(() -> claims.as(ROLES))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.CLAIM_REJECTED));
    }

    @Test
    void claims_that_do_not_fit_are_the_tokens_fault() {
        JwtClaims claims = JwtClaims.of(JwtClaims.of(SESSION).toObject().with("roles", "hush"));

        assertThatThrownBy(() -> claims.as(Session.class))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CLAIM_REJECTED))
                .hasMessageContaining("\"roles\": expected an array")
                .hasMessageNotContaining("hush");
    }

    @Test
    void a_type_that_no_claims_become_is_the_callers_mistake() {
        JwtClaims claims = JwtClaims.of(SESSION);

        assertThatThrownBy(() -> claims.as(Runnable.class)).isInstanceOf(UnbindableTypeException.class);
        assertThatThrownBy(() -> claims.as(String.class)).isInstanceOf(UnbindableTypeException.class);
        assertThatThrownBy(() -> claims.as(Thread.class)).isInstanceOf(UnbindableTypeException.class);
    }

    @Test
    void a_rule_that_binds_to_such_a_type_refuses_no_token_but_fails() {
        OctJwk key = OctJwk.generate(32);
        String token = Jwt.signedWith(Hmac.HS256.signer(key)).encode(JwtClaims.of(SESSION));
        JwtDecoderBuilder<JwtDecoder> rules =
                Jwt.verifiedBy(Hmac.HS256.verifier(key)).anyIssuer().anyAudience();

        assertThatThrownBy(() -> rules.rule(ClaimRule.of("roles", "roles", claims -> claims.as(Runnable.class) != null))
                        .build()
                        .decode(token))
                .isInstanceOf(UnbindableTypeException.class);
    }

    @Test
    void a_record_whose_registered_claim_is_of_another_type_is_the_callers_mistake() {
        record Wrong(String exp) {}

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwtClaims.of(new Wrong("tomorrow")))
                .withMessageContaining("exp");
    }

    record Patient(String sub, Optional<String> ssn) {}

    record Visitor(String sub) {}

    record Curious(String sub, Object ssn) {}

    @Test
    void a_sealed_claim_fits_a_record_only_when_it_was_opened() {
        OctJwk key = OctJwk.generate(32);
        OctJwk clinic = OctJwk.generate(32);
        String token = Jwt.signedWith(Hmac.HS256.signer(key))
                .sealing(AesKeyWrap.A256KW.encrypter(clinic, ContentEncryption.A256GCM), "ssn")
                .encode(JwtClaims.of(new Patient("alice", Optional.of("078-05-1120"))));
        JwtClaims opened = Jwt.verifiedBy(Hmac.HS256.verifier(key))
                .anyIssuer()
                .anyAudience()
                .noExpiryNeeded()
                .opening(AesKeyWrap.A256KW.decrypter(clinic, ContentEncryption.A256GCM), "ssn")
                .build()
                .decode(token)
                .claims();
        JwtClaims sealed = Jwt.verifiedBy(Hmac.HS256.verifier(key))
                .anyIssuer()
                .anyAudience()
                .noExpiryNeeded()
                .build()
                .decode(token)
                .claims();

        assertThat(opened.as(Patient.class).ssn()).contains("078-05-1120");
        assertThat(sealed.as(Visitor.class).sub()).isEqualTo("alice");
        assertThat(sealed.as(Curious.class).ssn()).isInstanceOf(Map.class);
        assertThatThrownBy(() -> sealed.as(Patient.class))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CLAIM_REJECTED))
                .hasMessageContaining("ssn");
    }
}
