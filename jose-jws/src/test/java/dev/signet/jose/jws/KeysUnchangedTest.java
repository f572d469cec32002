package dev.signet.jose.jws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Whether a verified JWS may be used again without verifying it again. */
class KeysUnchangedTest {

    private static final EcJwk KEY = EcJwk.generate(Curve.P_256).withKeyId("old");
    private static final EcJwk OTHER = EcJwk.generate(Curve.P_256).withKeyId("new");
    private static final String TOKEN = Ecdsa.ES256.signer(KEY).sign("payload".getBytes(UTF_8));

    private Supplier<JwkSet> current = () -> {
        throw new KeySourceException("down");
    };

    private final JwkSource source = new JwkSource() {
        @Override
        public JwkSet current() {
            return current.get();
        }

        @Override
        public JwkSet refreshed(String missingKeyId) {
            return JwkSet.of(KEY.toPublic());
        }
    };
    private final JwsVerifier verifier = JwsVerifier.of(source, Ecdsa.ES256);

    @Test
    void the_same_set_is_unchanged_and_an_equal_one_is_not() {
        JwkSet set = JwkSet.of(KEY.toPublic());
        current = () -> set;
        VerifiedJws jws = verifier.verify(TOKEN);

        assertThat(verifier.keysUnchangedSince(jws)).isTrue();
        current = () -> JwkSet.of(KEY.toPublic());
        assertThat(verifier.keysUnchangedSince(jws)).isFalse();
    }

    @Test
    void a_set_with_more_keys_is_another() {
        JwkSet set = JwkSet.of(KEY.toPublic());
        current = () -> set;
        VerifiedJws jws = verifier.verify(TOKEN);

        current = () -> JwkSet.of(KEY.toPublic(), OTHER.toPublic());

        assertThat(verifier.keysUnchangedSince(jws)).isFalse();
    }

    @Test
    void a_key_that_only_a_refresh_brought_belongs_to_the_set_of_the_refresh() {
        JwkSet without = JwkSet.of(OTHER.toPublic());
        current = () -> without;

        assertThat(verifier.keysUnchangedSince(verifier.verify(TOKEN))).isFalse();
    }

    @Test
    void without_keys_there_is_no_answer() {
        JwkSet set = JwkSet.of(KEY.toPublic());
        current = () -> set;
        VerifiedJws jws = verifier.verify(TOKEN);

        current = () -> {
            throw new KeySourceException("down");
        };

        assertThatExceptionOfType(KeySourceException.class).isThrownBy(() -> verifier.keysUnchangedSince(jws));
    }

    @Test
    void another_verifier_of_the_same_keys_did_not_verify_it() {
        JwkSet set = JwkSet.of(KEY.toPublic());
        current = () -> set;
        VerifiedJws jws = verifier.verify(TOKEN);

        assertThat(JwsVerifier.of(source, Ecdsa.ES256).keysUnchangedSince(jws)).isFalse();
        assertThat(verifier.withLimits(TokenLimits.defaults()).keysUnchangedSince(jws))
                .isFalse();
    }

    @Test
    void a_single_key_stays_the_same_for_its_own_verifier_alone() {
        JwsVerifier single = Ecdsa.ES256.verifier(KEY);
        VerifiedJws jws = single.verify(TOKEN);

        assertThat(single.keysUnchangedSince(jws)).isTrue();
        assertThat(single.withLimits(TokenLimits.defaults()).keysUnchangedSince(jws))
                .isFalse();
        assertThat(Ecdsa.ES256.verifier(KEY).keysUnchangedSince(jws)).isFalse();
    }
}
