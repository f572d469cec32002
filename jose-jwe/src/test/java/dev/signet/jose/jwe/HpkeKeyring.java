package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.jwk.Jwk;
import java.util.Map;
import java.util.Objects;

/** Keys for tests of HPKE, one for each curve, and a pre-shared one. Immutable. */
final class HpkeKeyring {

    static final byte[] PSK_ID = "shared".getBytes(UTF_8);

    private static final Map<String, Jwk> BY_CURVE = Map.of(
            "P-256", Keys.P_256,
            "P-384", Keys.P_384,
            "P-521", Keys.P_521,
            "X25519", Keys.X25519,
            "X448", Keys.X448);

    private HpkeKeyring() {}

    /** Returns the private key of an algorithm. */
    static Jwk key(JweAlgorithm algorithm) {
        return Objects.requireNonNull(
                BY_CURVE.get(AlgorithmSpec.of(algorithm.jwaName()).curve()));
    }

    /** Returns inputs with a pre-shared key that is made of one octet. */
    static HpkeDraftInputs shared(int octet) {
        byte[] psk = new byte[32];
        psk[0] = (byte) octet;
        return HpkeDraftInputs.none().withPreSharedKey(PSK_ID, psk);
    }
}
