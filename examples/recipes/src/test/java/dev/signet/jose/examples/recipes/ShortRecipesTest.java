package dev.signet.jose.examples.recipes;

import static dev.signet.jose.examples.recipes.Refusals.assertRefused;
import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static dev.signet.jose.jwe.EcdhEs.ECDH_ES_A256KW;
import static dev.signet.jose.jws.Ecdsa.ES256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.JwtEncoder;
import dev.signet.jose.testkit.TestIssuer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the tables of docs/recipes.md say of its short recipes. */
final class ShortRecipesTest {

    private static final TestIssuer LOGIN = TestIssuer.of("https://login.example", "orders", ES256);
    private static final TestIssuer PARTNER =
            TestIssuer.of("https://id.partner.example", "https://orders.example", ES256);

    private final JwtDecoder both = Jwt.issuers(
            Jwt.verifiedBy(JwsVerifier.of(LOGIN.keys(), ES256))
                    .issuer("https://login.example")
                    .audience("orders")
                    .build(),
            Jwt.verifiedBy(JwsVerifier.of(PARTNER.keys(), ES256))
                    .issuer("https://id.partner.example")
                    .audience("https://orders.example")
                    .build());

    private final EcJwk shop = EcJwk.generate(Curve.P_256);
    private final EcJwk bank = EcJwk.generate(Curve.P_256).withKeyId("bank-2026");

    @Test
    void two_issuers_are_accepted_each_with_its_audience() {
        assertThat(both.decode(LOGIN.token("alice")).claims().subject()).contains("alice");
        assertThat(both.decode(PARTNER.token("bob")).claims().subject()).contains("bob");
        assertRefused("aud", Code.UNEXPECTED, () -> both.decode(PARTNER.token(claims -> claims.audience("orders"))));
    }

    @Test
    void an_issuer_cannot_write_in_the_name_of_the_other() {
        assertRefused(
                Reason.KEY_NOT_FOUND,
                () -> both.decode(PARTNER.token(
                        claims -> claims.issuer("https://login.example").audience("orders"))));
        assertRefused(
                "iss",
                Code.UNKNOWN_ISSUER,
                () -> both.decode(LOGIN.token(claims -> claims.issuer("https://third.example"))));
    }

    @Test
    void a_sealed_claim_is_for_its_reader() {
        String order = order("17");

        assertThat(warehouse().decode(order).claims().isSealed("account")).isTrue();
        assertThat(payments(bank).decode(order).claims().string("account")).contains("17");
    }

    @Test
    void a_claim_must_come_sealed_for_the_reader() {
        String readable = Jwt.signedWith(ES256.signer(shop)).encode(claims("17"));

        assertRefused("account", Code.NOT_SEALED, () -> payments(bank).decode(readable));
        assertRefused(
                Reason.KEY_NOT_FOUND,
                () -> payments(EcJwk.generate(Curve.P_256).withKeyId("other")).decode(order("17")));
        assertRefused(
                Reason.DECRYPTION_FAILED,
                () -> payments(EcJwk.generate(Curve.P_256)).decode(order("17")));
    }

    @Test
    void a_sealed_claim_cannot_be_moved_to_another_order() {
        String seal = sealOf(order("17"));
        String moved = Jwt.signedWith(ES256.signer(shop))
                .encode(JwtClaims.builder()
                        .claims(claims("18").toObject())
                        .jwtId()
                        .claim("account", seal)
                        .build());

        assertRefused("account", Code.SEALED_ELSEWHERE, () -> payments(bank).decode(moved));
    }

    @Test
    void a_token_that_is_too_long_fails_at_its_issuer() {
        JwtEncoder bounded = Jwt.signedWith(ES256.signer(shop)).withMaxTokenOctets(6000);

        assertThat(bounded.encode(claims("1".repeat(4000)))).hasSizeLessThan(6000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bounded.encode(claims("1".repeat(5000))))
                .withMessageContaining("may have 6000");
    }

    private static JwtClaims claims(String account) {
        return JwtClaims.builder()
                .issuer("https://shop.example")
                .audience(List.of("bank", "warehouse"))
                .jwtId()
                .lifetime(Duration.ofMinutes(5))
                .claim("account", account)
                .build();
    }

    private String order(String account) {
        return Jwt.signedWith(ES256.signer(shop))
                .sealing(ECDH_ES_A256KW.encrypter(bank.toPublic(), A256GCM), "account")
                .encode(claims(account));
    }

    private String sealOf(String order) {
        return (String)
                warehouse().decode(order).claims().toObject().value("account").orElseThrow();
    }

    private JwtDecoder warehouse() {
        return Jwt.verifiedBy(ES256.verifier(shop.toPublic()))
                .issuer("https://shop.example")
                .audience("warehouse")
                .build();
    }

    private JwtDecoder payments(EcJwk key) {
        return Jwt.verifiedBy(ES256.verifier(shop.toPublic()))
                .issuer("https://shop.example")
                .audience("bank")
                .opening(ECDH_ES_A256KW.decrypter(key, A256GCM), "account")
                .build();
    }
}
