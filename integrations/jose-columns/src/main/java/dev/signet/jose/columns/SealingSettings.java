package dev.signet.jose.columns;

import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.JweAlgorithm;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The part of a specification that sealers need. Algorithms are there by their names, which are looked up when an
 * object is made, also from a stream. Immutable.
 *
 * @param keyId the {@code kid} of the key that seals; {@code null} if nothing is sealed
 * @param alg the name of the key management algorithm
 * @param enc the name of the content encryption algorithm
 * @param renewal when a content encryption key is renewed
 */
record SealingSettings(@Nullable String keyId, String alg, String enc, KeyRenewal renewal) implements Serializable {

    SealingSettings {
        ColumnSealer.requireKeyOfItsOwn(algorithmNamed(alg));
        encryptionNamed(enc);
        if (keyId != null && keyId.isEmpty()) {
            throw new IllegalArgumentException("expected the \"kid\" of a key");
        }
        if (renewal == null) {
            throw new IllegalArgumentException("expected when keys are renewed");
        }
    }

    JweAlgorithm algorithm() {
        return algorithmNamed(alg);
    }

    ContentEncryption encryption() {
        return encryptionNamed(enc);
    }

    static JweAlgorithm algorithmNamed(String name) {
        return JweAlgorithm.named(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected a key management algorithm that JweAlgorithm.named(..) knows, was " + name));
    }

    static ContentEncryption encryptionNamed(String name) {
        return ContentEncryption.named(name)
                .orElseThrow(() -> new IllegalArgumentException("expected the name of a content encryption algorithm"));
    }
}
