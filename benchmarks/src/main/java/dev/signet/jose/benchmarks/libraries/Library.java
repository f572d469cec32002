package dev.signet.jose.benchmarks.libraries;

import dev.signet.jose.benchmarks.tokens.Algorithm;
import dev.signet.jose.benchmarks.tokens.Encryption;
import dev.signet.jose.benchmarks.tokens.Keys;
import java.util.EnumSet;
import java.util.Set;

/** What is measured side by side: the primitives alone, this library, and the others. */
public enum Library {
    /** The primitive by the provider that the process lists first, with keyed objects that are used again and again. */
    BARE("bare"),
    /** The same by BouncyCastle. */
    BARE_BC("bare (BouncyCastle)"),
    SIGNET("Signet"),
    NIMBUS("Nimbus"),
    JOSE4J("jose4j"),
    JJWT("jjwt"),
    JAVA_JWT("java-jwt"),
    FUSIONAUTH("fusionauth-jwt"),
    TINK("Tink"),
    VERTX("vertx-auth-jwt");

    private final String label;

    Library(String label) {
        this.label = label;
    }

    /** Returns the name in tables. */
    public String label() {
        return label;
    }

    /** Whether this is a primitive alone, which reads no claims. */
    public boolean isBare() {
        return this == BARE || this == BARE_BC;
    }

    /** Returns the algorithms that the library signs with, with the dependencies that its documentation names. */
    public Set<Algorithm> algorithms() {
        EnumSet<Algorithm> all = EnumSet.allOf(Algorithm.class);
        switch (this) {
            case BARE -> all.removeIf(algorithm -> !algorithm.isInJdk());
            case BARE_BC -> all.removeIf(algorithm -> algorithm.isMac() || algorithm.isRsa());
            case SIGNET -> {}
            case NIMBUS -> all.removeAll(Set.of(Algorithm.Ed448, Algorithm.ES256K));
            case JOSE4J, JJWT -> all.remove(Algorithm.ES256K);
            case JAVA_JWT ->
                all.removeIf(algorithm ->
                        algorithm.isEdDsa() || algorithm.pss().isPresent() || algorithm == Algorithm.ES256K);
            case FUSIONAUTH -> all.remove(Algorithm.ES256K);
            case TINK -> all.removeIf(algorithm -> algorithm.isEdDsa() || algorithm == Algorithm.ES256K);
            case VERTX -> all.removeIf(algorithm -> algorithm == Algorithm.Ed448 || algorithm == Algorithm.ES256K);
        }
        if (!isBare() && this != SIGNET) {
            all.removeIf(Algorithm::isMlDsa);
        }
        return all;
    }

    /** Whether the library has encryption. */
    public boolean encrypts() {
        return this == SIGNET || this == NIMBUS || this == JOSE4J || this == JJWT;
    }

    /** Returns what the library wants in the header: fusionauth-jwt knows Ed25519 and Ed448 under their newer names alone. */
    public String jwaName(Algorithm algorithm) {
        return this == FUSIONAUTH ? algorithm.name() : algorithm.jwaName();
    }

    /** Returns the library, ready to sign and verify. */
    public SignedTokens signed(Algorithm algorithm, Keys keys, Providers providers) throws Exception {
        return switch (this) {
            case BARE, BARE_BC -> throw new IllegalArgumentException("a primitive has no tokens");
            case SIGNET -> new SignetSigned(algorithm, keys, providers);
            case NIMBUS -> new NimbusSigned(algorithm, keys);
            case JOSE4J -> new Jose4jSigned(algorithm, keys);
            case JJWT -> new JjwtSigned(algorithm, keys);
            case JAVA_JWT -> new JavaJwtSigned(algorithm, keys);
            case FUSIONAUTH -> new FusionAuthSigned(algorithm, keys);
            case TINK -> new TinkSigned(algorithm, keys);
            case VERTX -> new VertxSigned(algorithm, keys);
        };
    }

    /** Returns the library, ready to encrypt and decrypt. */
    public EncryptedTokens encrypted(Encryption encryption, Keys keys, Providers providers) throws Exception {
        return switch (this) {
            case SIGNET -> new SignetEncrypted(encryption, keys, providers);
            case NIMBUS -> new NimbusEncrypted(encryption, keys);
            case JOSE4J -> new Jose4jEncrypted(encryption, keys);
            case JJWT -> new JjwtEncrypted(encryption, keys);
            case BARE, BARE_BC, JAVA_JWT, FUSIONAUTH, TINK, VERTX ->
                throw new IllegalArgumentException(this + " does not encrypt tokens");
        };
    }
}
