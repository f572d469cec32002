package dev.signet.jose.jwt;

import static dev.signet.jose.jwt.Tokens.assertRefused;
import static dev.signet.jose.jwt.Tokens.good;
import static dev.signet.jose.jwt.Tokens.strict;
import static dev.signet.jose.jwt.Tokens.token;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OctJwk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key that a token is bound to: RFC 7800, RFC 8705 section 3.1 and RFC 9449 section 6.1. */
class ConfirmationTest {

    private static final EcJwk OTHER = EcJwk.generate(Curve.P_256);

    @Test
    void a_key_is_matched_by_itself() {
        Confirmation bound = Confirmation.of(file("rfc7800/3").object("3.2").orElseThrow());
        Jwk key = bound.key().orElseThrow();

        assertThat(bound.matches(key)).isTrue();
        assertThat(bound.matches(key.thumbprint())).isTrue();
        assertThat(bound.matches(OTHER)).isFalse();
        assertThat(bound.matches(OTHER.thumbprint())).isFalse();
    }

    @Test
    void a_key_is_matched_by_its_thumbprint() {
        JsonObject rfc = file("rfc9449/6-1");
        Confirmation bound = Confirmation.of(rfc.object("cnf").orElseThrow());
        Jwk key = Jwk.of(rfc.object("jwk").orElseThrow());

        assertThat(bound.matches(key)).isTrue();
        assertThat(bound.matches(key.thumbprint())).isTrue();
        assertThat(bound.matches(key.thumbprint("sha-512"))).isFalse();
        assertThat(bound.matches(OTHER)).isFalse();
        assertThat(bound.key()).isEmpty();
    }

    @Test
    void a_certificate_is_matched_by_its_thumbprint() {
        JsonObject rfc = file("rfc8705/a");
        Confirmation bound = Confirmation.of(rfc.object("cnf").orElseThrow());
        X509Certificate certificate = certificate(rfc.string("certificate").orElseThrow());

        assertThat(bound.matches(certificate)).isTrue();
        assertThat(Confirmation.ofCertificate(certificate)).isEqualTo(bound);
        assertThat(Confirmation.of(JsonObject.parse("{\"x5t#S256\":\"B4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0\"}"))
                        .matches(certificate))
                .isFalse();
    }

    @Test
    void what_is_named_in_another_way_matches_nothing() {
        X509Certificate certificate =
                certificate(file("rfc8705/a").string("certificate").orElseThrow());
        Jwk ofCertificate = Jwk.of(certificate);

        assertThat(Confirmation.ofCertificate(certificate).matches(ofCertificate))
                .isFalse();
        assertThat(Confirmation.ofCertificate(certificate).matches(ofCertificate.thumbprint()))
                .isFalse();
        assertThat(Confirmation.ofKey(ofCertificate).matches(certificate)).isFalse();
        assertThat(Confirmation.of(JsonObject.parse("{\"unheard-of\":1}")).matches(OTHER))
                .isFalse();
    }

    @Test
    void a_key_identifier_is_handed_out_and_matches_nothing_by_itself() {
        JsonObject rfc = file("rfc7800/3");
        Confirmation bound = Confirmation.of(rfc.object("3.4").orElseThrow());

        assertThat(bound.keyId()).contains("dfd1aa97-6d8d-4575-a0fe-34b96de2bfad");
        assertThat(bound.matches(OTHER.withKeyId("dfd1aa97-6d8d-4575-a0fe-34b96de2bfad")))
                .isFalse();
        assertThat(Confirmation.of(rfc.object("3.5").orElseThrow()).keyId()).contains("2015-08-28");
    }

    @Test
    void a_key_and_a_thumbprint_must_both_be_met() {
        EcJwk key = EcJwk.generate(Curve.P_256);
        JsonObject both = Confirmation.ofKey(key).toObject();

        assertThat(Confirmation.of(both.with("jkt", key.thumbprint().toString()))
                        .matches(key))
                .isTrue();
        Confirmation contradiction =
                Confirmation.of(both.with("jkt", OTHER.thumbprint().toString()));
        assertThat(contradiction.matches(key)).isFalse();
        assertThat(contradiction.matches(OTHER)).isFalse();
        assertThat(contradiction.matches(key.thumbprint())).isFalse();
    }

    @Test
    void what_is_made_here_is_read_there() {
        EcJwk key = EcJwk.generate(Curve.P_256);

        JwtClaims byKey = decoded(Confirmation.ofKey(key));
        JwtClaims byThumbprint = decoded(Confirmation.ofThumbprint(key));

        assertThat(byKey.confirmation().orElseThrow().matches(key)).isTrue();
        assertThat(byKey.confirmation().orElseThrow().matches(OTHER)).isFalse();
        assertThat(byThumbprint.confirmation().orElseThrow().matches(key)).isTrue();
    }

    @Test
    void the_private_half_never_gets_into_a_claim() {
        EcJwk key = EcJwk.generate(Curve.P_256);

        assertThat(Confirmation.ofKey(key)
                        .toObject()
                        .object("jwk")
                        .orElseThrow()
                        .names())
                .doesNotContain("d");
        assertThatThrownBy(() -> Confirmation.ofKey(OctJwk.generate(32))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Confirmation.ofThumbprint(OctJwk.generate(32)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Confirmation.ofKey(key).matches(OctJwk.generate(32))).isFalse();
    }

    @Test
    void a_token_that_is_not_bound_has_none() {
        assertThat(strict().build().decode(token(good())).claims().confirmation())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "\"jkt\"",
                "[]",
                "{}",
                "{\"jkt\":7}",
                "{\"jkt\":null}",
                "{\"jkt\":\"\"}",
                "{\"jkt\":\"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4\"}",
                "{\"jkt\":\"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I=\"}",
                "{\"jkt\":\"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4J\"}",
                "{\"x5t#S256\":\"A4DtL2JmUMhAsvJj5tKyn64SqzmuXbM\"}",
                "{\"x5t#S256\":[\"A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0\"]}",
                "{\"jwk\":\"key\"}",
                "{\"jwk\":{}}",
                "{\"jwk\":{\"kty\":\"oct\",\"k\":\"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_\"}}",
                "{\"jwk\":{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AAAA\",\"y\":\"AAAA\"}}",
                "{\"kid\":7}",
                "{\"jku\":7}",
                "{\"jku\":\"https://a.example\",\"jwe\":\"a.b.c.d.e\"}"
            })
    void a_malformed_one_is_refused_and_never_looks_like_none(String cnf) {
        Object value = JsonObject.parse("{\"cnf\":" + cnf + "}").value("cnf").orElseThrow();

        JwtClaims claims = strict().build()
                .decode(token(good().build().toObject().with("cnf", value).toJson()))
                .claims();

        assertRefused("cnf", Code.MALFORMED, claims::confirmation);
    }

    @Test
    void a_private_key_in_it_is_refused() {
        JsonObject leaked = JsonObject.empty().with("jwk", OTHER.privateMembers());

        JwtClaims claims =
                strict().build().decode(token(good().claim("cnf", leaked))).claims();

        assertRefused("cnf", Code.MALFORMED, claims::confirmation);
    }

    /** Keys of kinds to come must not shut out those who never ask. */
    @Test
    void a_key_of_an_unknown_kind_refuses_only_who_asks_for_it() {
        JsonObject unknown = JsonObject.parse("{\"jwk\":{\"kty\":\"AKP\",\"alg\":\"ML-DSA-44\",\"pub\":\"AAAA\"}}");
        JwtClaims claims =
                strict().build().decode(token(good().claim("cnf", unknown))).claims();

        assertThat(claims.subject()).isNotEmpty();
        assertRefused("cnf", Code.MALFORMED, claims::confirmation);
    }

    @Test
    void section_3_demands_that_it_says_whose_key_it_is() {
        JwtDecoder anyone = Jwt.verifiedBy(Tokens.VERIFIER)
                .anyIssuer()
                .anyAudience()
                .noExpiryNeeded()
                .build();
        JsonObject alone =
                JsonObject.empty().with("cnf", Confirmation.ofKey(OTHER).toObject());

        assertRefused(
                "cnf", Code.UNEXPECTED, anyone.decode(token(alone.toJson())).claims()::confirmation);
        for (String name : List.of("sub", "iss")) {
            assertThat(anyone.decode(token(alone.with(name, "a").toJson()))
                            .claims()
                            .confirmation())
                    .isPresent();
        }
    }

    @Test
    void shows_nothing_but_names() {
        assertThat(Confirmation.ofThumbprint(OTHER)).hasToString("Confirmation[jkt]");
    }

    private static JwtClaims decoded(Confirmation confirmation) {
        return strict().build()
                .decode(token(good().claim("cnf", confirmation.toObject())))
                .claims();
    }

    private static X509Certificate certificate(String pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(US_ASCII)));
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonObject file(String name) {
        try (InputStream in = ConfirmationTest.class.getResourceAsStream("/" + name + ".json")) {
            return JsonObject.parse(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
