package dev.signet.jose.jwe;

import java.util.List;
import java.util.Optional;

/**
 * Key management algorithms: {@code alg} of a JWE (RFC 7518 section 4). One enum for each
 * family; its constants make encrypters and decrypters, which take keys of that family only. Immutable.
 */
public sealed interface JweAlgorithm
        permits Direct,
                RsaOaep,
                AesKeyWrap,
                AesGcmKeyWrap,
                EcdhEs,
                Pbes2,
                InsecureRsa15,
                HpkeDraft,
                HpkeDraftKeyEncryption {

    /**
     * Returns the registered name.
     *
     * @return the text of {@code alg}, for example {@code "RSA-OAEP-256"}
     */
    String jwaName();

    /**
     * Returns the algorithm of that name, for callers that learn it at run time from a configuration or a command line.
     * Never pass the {@code alg} of a token here.
     *
     * @param jwaName the exact name, case included
     * @return the algorithm; empty if none has that name, and for {@code RSA1_5} and the drafts of HPKE, which must be
     *     asked for in Java
     */
    static Optional<JweAlgorithm> named(String jwaName) {
        return JweAlgorithms.named(jwaName);
    }

    /**
     * Returns the key management algorithms that this library encrypts and decrypts with.
     *
     * @return all of them in the order of RFC 7518 section 4, by family: {@link Direct}, {@link RsaOaep}, {@link
     *     AesKeyWrap}, {@link AesGcmKeyWrap}, {@link EcdhEs}, {@link Pbes2}; without {@link InsecureRsa15}, {@link
     *     HpkeDraft} and {@link HpkeDraftKeyEncryption}. Cannot be modified
     */
    static List<JweAlgorithm> all() {
        return JweAlgorithms.all();
    }
}
