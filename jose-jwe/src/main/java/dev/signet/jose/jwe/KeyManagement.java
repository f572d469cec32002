package dev.signet.jose.jwe;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a name becomes an algorithm, and an algorithm that is known at run time only meets a JWK. */
final class KeyManagement {

    private KeyManagement() {}

    /** Returns the algorithm of that name; those that are insecure are not to be found. */
    static Optional<JweAlgorithm> named(String jwaName) {
        return Stream.<JweAlgorithm[]>of(
                        Direct.values(),
                        RsaOaep.values(),
                        AesKeyWrap.values(),
                        AesGcmKeyWrap.values(),
                        EcdhEs.values(),
                        Pbes2.values())
                .flatMap(Arrays::stream)
                .filter(algorithm -> algorithm.jwaName().equals(jwaName))
                .findFirst();
    }
}
