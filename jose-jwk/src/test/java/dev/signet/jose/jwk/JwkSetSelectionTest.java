package dev.signet.jose.jwk;

import static dev.signet.jose.jwk.KeyOperation.DECRYPT;
import static dev.signet.jose.jwk.KeyOperation.SIGN;
import static dev.signet.jose.jwk.KeyOperation.UNWRAP_KEY;
import static dev.signet.jose.jwk.KeyOperation.VERIFY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JwkSetSelectionTest {

    private static final Jwk EC = Jwk.of(Resources.bare(Resources.P_256)).withKeyId("ec");
    private static final Jwk EC_384 = Jwk.of(Resources.bare(Resources.P_384)).withKeyId("ec");
    private static final Jwk RSA = Jwk.of(Resources.bare(Resources.RSA)).withKeyId("rsa");
    private static final Jwk OCT = Jwk.of(Resources.bare(Resources.OCT)).withKeyId("oct");
    private static final JwkSet SET = JwkSet.of(EC, EC_384, RSA, OCT);
    private static final Optional<String> NO_KID = Optional.empty();

    @Test
    void selects_by_type_curve_and_size() {
        assertThat(SET.fitting(VERIFY, "ES256")).containsExactly(EC);
        assertThat(SET.fitting(VERIFY, "ES384")).containsExactly(EC_384);
        assertThat(SET.fitting(VERIFY, "PS256")).containsExactly(RSA);
        assertThat(SET.fitting(VERIFY, "HS256")).containsExactly(OCT);
        assertThat(SET.fitting(VERIFY, "HS512")).isEmpty();
        assertThat(SET.fitting(KeyOperation.DERIVE_KEY, "ECDH-ES")).containsExactly(EC, EC_384);
    }

    @ParameterizedTest
    @CsvSource({"none", "es256", "XY99", "''"})
    void selects_nothing_for_an_algorithm_that_takes_no_key_here(String algorithm) {
        assertThat(SET.fitting(VERIFY, algorithm)).isEmpty();
    }

    @Test
    void selects_by_kid_first() {
        assertThat(SET.select(VERIFY, "ES384", Optional.of("ec"))).contains(EC_384);
        assertThat(SET.select(VERIFY, "RS256", Optional.of("rsa"))).contains(RSA);
    }

    @Test
    void selects_no_key_of_another_family_by_its_kid() {
        assertThat(SET.select(VERIFY, "HS256", Optional.of("rsa"))).isEmpty();
        assertThat(SET.select(VERIFY, "RS256", Optional.of("oct"))).isEmpty();
    }

    @Test
    void selects_nothing_for_an_unknown_kid_even_if_one_key_would_fit() {
        assertThat(SET.select(VERIFY, "RS256", Optional.of("RSA"))).isEmpty();
        assertThat(JwkSet.of(Jwk.of(Resources.bare(Resources.RSA))).select(VERIFY, "RS256", Optional.of("rsa")))
                .isEmpty();
    }

    @Test
    void selects_without_kid_if_exactly_one_key_fits() {
        assertThat(SET.select(VERIFY, "RS256", NO_KID)).contains(RSA);
        assertThat(SET.with(RsaJwk.generate(2048)).select(VERIFY, "RS256", NO_KID))
                .isEmpty();
    }

    @Test
    void selects_nothing_if_two_keys_share_kid_and_algorithm() {
        JwkSet set = SET.with(EcJwk.generate(Curve.P_256).withKeyId("ec"));

        assertThat(set.select(VERIFY, "ES256", Optional.of("ec"))).isEmpty();
    }

    @Test
    void counts_a_key_that_is_listed_twice_once() {
        JwkSet set = SET.with(RSA).with(RSA.toPublic().withKeyId("again"));

        assertThat(set.select(VERIFY, "RS256", NO_KID)).contains(RSA);
        assertThat(set.fitting(VERIFY, "RS256")).containsExactly(RSA);
        assertThat(JwkSet.of(RSA, RSA).fitting(VERIFY, "RS256")).containsExactly(RSA);
    }

    @Test
    void judges_each_entry_of_a_key_that_is_listed_twice_by_itself() {
        Jwk signing = RSA.withUse(KeyUse.SIGNATURE);
        Jwk encrypting = RSA.withUse(KeyUse.ENCRYPTION);
        JwkSet set = JwkSet.of(encrypting, signing, RSA.withAlgorithm("PS256").toPublic());

        assertThat(set.select(VERIFY, "RS256", NO_KID)).contains(signing);
        assertThat(set.select(UNWRAP_KEY, "RSA-OAEP", Optional.of("rsa"))).contains(encrypting);
        assertThat(set.select(VERIFY, "PS256", Optional.of("rsa"))).contains(signing);
        assertThat(set.select(SIGN, "PS256", NO_KID)).contains(signing);
        assertThat(set.select(VERIFY, "PS384", NO_KID)).contains(signing);
        assertThat(set.without("rsa").with(encrypting).select(VERIFY, "RS256", NO_KID))
                .isEmpty();
    }

    @Test
    void a_key_that_is_listed_under_two_kids_has_both() {
        JwkSet set = JwkSet.of(RSA, RSA.withKeyId("again"));

        assertThat(set.select(VERIFY, "RS256", Optional.of("rsa"))).contains(RSA);
        assertThat(set.select(VERIFY, "RS256", Optional.of("again"))).contains(RSA.withKeyId("again"));
        assertThat(set.select(VERIFY, "RS256", Optional.of("other"))).isEmpty();
        assertThat(set.select(VERIFY, "RS256", NO_KID)).contains(RSA);
    }

    @Test
    void selects_no_key_that_is_bound_to_another_algorithm() {
        JwkSet set = JwkSet.of(RSA.withAlgorithm("PS256"));

        assertThat(set.select(VERIFY, "PS256", Optional.of("rsa"))).isPresent();
        assertThat(set.select(VERIFY, "RS256", Optional.of("rsa"))).isEmpty();
    }

    @Test
    void selects_no_key_for_another_use() {
        JwkSet set = JwkSet.of(RSA.withUse(KeyUse.ENCRYPTION));

        assertThat(set.select(UNWRAP_KEY, "RSA-OAEP-256", Optional.of("rsa"))).isPresent();
        assertThat(set.select(VERIFY, "RS256", Optional.of("rsa"))).isEmpty();
    }

    @Test
    void selects_no_key_for_an_operation_that_key_ops_does_not_name() {
        JwkSet set = JwkSet.of(RSA.withOperations(VERIFY));

        assertThat(set.select(VERIFY, "RS256", NO_KID)).isPresent();
        assertThat(set.select(SIGN, "RS256", NO_KID)).isEmpty();
    }

    @Test
    void selects_no_public_key_for_what_takes_a_private_one() {
        JwkSet set = JwkSet.of(RSA.toPublic(), EC.toPublic());

        assertThat(set.fitting(SIGN, "RS256")).isEmpty();
        assertThat(set.fitting(UNWRAP_KEY, "RSA-OAEP")).isEmpty();
        assertThat(set.fitting(DECRYPT, "RSA-OAEP")).isEmpty();
        assertThat(set.fitting(VERIFY, "ES256")).hasSize(1);
    }
}
