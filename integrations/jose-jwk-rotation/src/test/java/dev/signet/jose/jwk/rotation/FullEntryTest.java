package dev.signet.jose.jwk.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwe.AesKeyWrap;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.MlDsa;
import dev.signet.jose.jws.RsaPkcs1;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An entry with as many keys as the times may lead to, the last three with their private halves. */
class FullEntryTest {

    private static final int PRIVATE = 3;

    @Test
    void holds_keys_on_the_largest_curve() {
        assertHolds(EcJwk.generate(Curve.P_521), Ecdsa.ES512, 200);
    }

    @Test
    void holds_keys_for_rsa() {
        assertHolds(RsaJwk.generate(), RsaPkcs1.RS256, 200);
    }

    /** Of which the private half is 32 octets more; the JDK that runs this may have no ML-DSA. */
    @Test
    void holds_the_largest_keys_for_ml_dsa() {
        byte[] octets = new byte[2592];
        Arrays.fill(octets, (byte) 1);
        Jwk key = Jwk.of(JsonObject.builder()
                .put("kty", "AKP")
                .put("alg", "ML-DSA-87")
                .put("pub", Base64Url.encode(octets))
                .build());

        assertHolds(key, MlDsa.ML_DSA_87, 50);
    }

    @Test
    void does_not_hold_any_number() {
        EncryptedRotation format = format(Ecdsa.ES512);
        Rotation rotation = rotation(EcJwk.generate(Curve.P_521), Ecdsa.ES512, 400);

        assertThatThrownBy(() -> format.seal(rotation))
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("could not be read again, and was not written");
    }

    private static void assertHolds(Jwk key, JwsAlgorithm algorithm, int most) {
        EncryptedRotation format = format(algorithm);
        assertThat(format.mostKeys()).isEqualTo(most);
        RotationStore.Entry entry = format.seal(rotation(key, algorithm, most));

        assertThat(format.open(entry).keys()).hasSize(most);
        assertThat(entry.text()).hasSizeLessThanOrEqualTo(262_144);
    }

    private static EncryptedRotation format(JwsAlgorithm algorithm) {
        return new EncryptedRotation(
                AesKeyWrap.A256KW.encrypter(Service.KEY, ContentEncryption.A256GCM),
                AesKeyWrap.A256KW.decrypter(Service.KEY, ContentEncryption.A256GCM),
                algorithm);
    }

    private static Rotation rotation(Jwk key, JwsAlgorithm algorithm, int count) {
        List<TimedKey> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // As long as a thumbprint.
            Jwk named = SigningJwk.of(key, algorithm).withKeyId("%043d".formatted(i));
            Instant signs = Service.BEGIN.plusSeconds(i);
            keys.add(new TimedKey(
                    new KeyMaterial(i < count - PRIVATE ? named.toPublic() : named, Optional.empty()),
                    new KeyTimes(signs, signs, signs.plusSeconds(1), signs.plusSeconds(2))));
        }
        return new Rotation(1, keys);
    }
}
