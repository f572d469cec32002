package dev.signet.jose.benchmarks.tokens;

import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Optional;

/** A signature algorithm: all those of RFC 7518 and RFC 8037, ES256K, and those of RFC 9964. */
public enum Algorithm {
    HS256("HmacSHA256", 32),
    HS384("HmacSHA384", 48),
    HS512("HmacSHA512", 64),
    RS256("SHA256withRSA"),
    RS384("SHA384withRSA"),
    RS512("SHA512withRSA"),
    PS256("SHA-256", MGF1ParameterSpec.SHA256, 32),
    PS384("SHA-384", MGF1ParameterSpec.SHA384, 48),
    PS512("SHA-512", MGF1ParameterSpec.SHA512, 64),
    ES256("SHA256withECDSAinP1363Format", "secp256r1"),
    ES384("SHA384withECDSAinP1363Format", "secp384r1"),
    ES512("SHA512withECDSAinP1363Format", "secp521r1"),
    /** Not in the JDK. */
    ES256K("SHA256withPLAIN-ECDSA", "secp256k1"),
    Ed25519("Ed25519", NamedParameterSpec.ED25519),
    Ed448("Ed448", NamedParameterSpec.ED448),
    /** In the JDK from version 24, with the two after it. */
    ML_DSA_44("ML-DSA-44", new NamedParameterSpec("ML-DSA-44")),
    ML_DSA_65("ML-DSA-65", new NamedParameterSpec("ML-DSA-65")),
    ML_DSA_87("ML-DSA-87", new NamedParameterSpec("ML-DSA-87"));

    private static final AlgorithmParameterSpec RSA = new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4);

    private final String jcaName;
    private final String keyType;
    private final int secretOctets;
    private final Optional<PSSParameterSpec> pss;
    private final Optional<AlgorithmParameterSpec> key;

    Algorithm(String jcaName, int secretOctets) {
        this(jcaName, jcaName, secretOctets, Optional.empty(), Optional.empty());
    }

    Algorithm(String jcaName) {
        this(jcaName, "RSA", 0, Optional.empty(), Optional.empty());
    }

    Algorithm(String hash, MGF1ParameterSpec mask, int saltOctets) {
        this(
                "RSASSA-PSS",
                "RSA",
                0,
                Optional.of(new PSSParameterSpec(hash, "MGF1", mask, saltOctets, PSSParameterSpec.TRAILER_FIELD_BC)),
                Optional.empty());
    }

    Algorithm(String jcaName, String curve) {
        this(jcaName, "EC", 0, Optional.empty(), Optional.of(new ECGenParameterSpec(curve)));
    }

    Algorithm(String jcaName, NamedParameterSpec curve) {
        this(jcaName, jcaName, 0, Optional.empty(), Optional.of(curve));
    }

    Algorithm(
            String jcaName,
            String keyType,
            int secretOctets,
            Optional<PSSParameterSpec> pss,
            Optional<AlgorithmParameterSpec> key) {
        this.jcaName = jcaName;
        this.keyType = keyType;
        this.secretOctets = secretOctets;
        this.pss = pss;
        this.key = key;
    }

    /** Returns what stands in the header: for Ed25519 and Ed448 the older name, which most libraries know alone. */
    public String jwaName() {
        return isEdDsa() ? "EdDSA" : title();
    }

    /** Returns the name in tables: that of JOSE, for Ed25519 and Ed448 the newer one. */
    public String title() {
        return name().replace('_', '-');
    }

    public String jcaName() {
        return jcaName;
    }

    public Optional<PSSParameterSpec> pss() {
        return pss;
    }

    public boolean isMac() {
        return secretOctets > 0;
    }

    public boolean isRsa() {
        return keyType.equals("RSA");
    }

    public boolean isEc() {
        return keyType.equals("EC");
    }

    public boolean isEdDsa() {
        return this == Ed25519 || this == Ed448;
    }

    public boolean isMlDsa() {
        return this == ML_DSA_44 || this == ML_DSA_65 || this == ML_DSA_87;
    }

    /** Returns whether the JDK that runs has it. */
    public boolean isInJdk() {
        return this != ES256K && (!isMlDsa() || Runtime.version().feature() >= 24);
    }

    /** Returns the JDK's own provider of it, where it has it. */
    String jdkProvider() {
        return isRsa() ? "SunRsaSign" : isMlDsa() ? "SUN" : "SunEC";
    }

    int secretOctets() {
        return secretOctets;
    }

    String keyType() {
        return keyType;
    }

    AlgorithmParameterSpec keyParameters() {
        return key.orElse(RSA);
    }
}
