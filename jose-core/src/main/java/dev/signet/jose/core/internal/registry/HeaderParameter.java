package dev.signet.jose.core.internal.registry;

import static dev.signet.jose.core.internal.registry.HeaderParameter.Trait.EXTENSION;
import static dev.signet.jose.core.internal.registry.HeaderParameter.Trait.KEY_MANAGEMENT;
import static dev.signet.jose.core.internal.registry.HeaderParameter.Trait.LIBRARY;
import static dev.signet.jose.core.internal.registry.HeaderParameter.Trait.TYPED;
import static dev.signet.jose.core.internal.registry.JsonType.ARRAY;
import static dev.signet.jose.core.internal.registry.JsonType.BOOLEAN;
import static dev.signet.jose.core.internal.registry.JsonType.NUMBER;
import static dev.signet.jose.core.internal.registry.JsonType.OBJECT;
import static dev.signet.jose.core.internal.registry.JsonType.STRING;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The header parameters that RFC 7515, 7516, 7518, 7797 and draft-ietf-jose-hpke-encrypt-22 define: the only list of
 * them. A new parameter is one line here.
 */
public enum HeaderParameter {
    /** Algorithm (RFC 7515 section 4.1.1, RFC 7516 section 4.1.1). */
    ALG("alg", STRING, TYPED, LIBRARY, KEY_MANAGEMENT),
    /** JWK Set URL (RFC 7515 section 4.1.2). */
    JKU("jku", STRING, TYPED),
    /** JSON Web Key (RFC 7515 section 4.1.3). */
    JWK("jwk", OBJECT, TYPED, LIBRARY),
    /** Key ID (RFC 7515 section 4.1.4). */
    KID("kid", STRING, TYPED, KEY_MANAGEMENT),
    /** X.509 URL (RFC 7515 section 4.1.5). */
    X5U("x5u", STRING, TYPED),
    /** X.509 certificate chain (RFC 7515 section 4.1.6). */
    X5C("x5c", ARRAY, TYPED),
    /** X.509 certificate SHA-1 thumbprint (RFC 7515 section 4.1.7). */
    X5T("x5t", STRING, TYPED),
    /** X.509 certificate SHA-256 thumbprint (RFC 7515 section 4.1.8). */
    X5T_S256("x5t#S256", STRING, TYPED),
    /** Type (RFC 7515 section 4.1.9). */
    TYP("typ", STRING, TYPED),
    /** Content type (RFC 7515 section 4.1.10). */
    CTY("cty", STRING, TYPED),
    /** Critical (RFC 7515 section 4.1.11). */
    CRIT("crit", ARRAY, LIBRARY),
    /** Encryption algorithm (RFC 7516 section 4.1.2). */
    ENC("enc", STRING, TYPED, LIBRARY, KEY_MANAGEMENT),
    /** Compression algorithm (RFC 7516 section 4.1.3). */
    ZIP("zip", STRING, TYPED, LIBRARY),
    /** Ephemeral public key (RFC 7518 section 4.6.1.1). */
    EPK("epk", OBJECT, TYPED, LIBRARY, KEY_MANAGEMENT),
    /** Agreement PartyUInfo (RFC 7518 section 4.6.1.2). */
    APU("apu", STRING, LIBRARY, KEY_MANAGEMENT),
    /** Agreement PartyVInfo (RFC 7518 section 4.6.1.3). */
    APV("apv", STRING, LIBRARY, KEY_MANAGEMENT),
    /** Initialization vector of the key wrap (RFC 7518 section 4.7.1.1). */
    IV("iv", STRING, LIBRARY, KEY_MANAGEMENT),
    /** Authentication tag of the key wrap (RFC 7518 section 4.7.1.2). */
    TAG("tag", STRING, LIBRARY, KEY_MANAGEMENT),
    /** PBES2 salt input (RFC 7518 section 4.8.1.1). */
    P2S("p2s", STRING, LIBRARY, KEY_MANAGEMENT),
    /** PBES2 count (RFC 7518 section 4.8.1.2). */
    P2C("p2c", NUMBER, LIBRARY, KEY_MANAGEMENT),
    /** Whether the payload is in base64url (RFC 7797 section 3). */
    B64("b64", BOOLEAN, LIBRARY, EXTENSION),
    /** Encapsulated secret of HPKE (draft-ietf-jose-hpke-encrypt-22 section 6). */
    EK("ek", STRING, LIBRARY, KEY_MANAGEMENT, EXTENSION),
    /** Identifier of the pre-shared key of HPKE (draft-ietf-jose-hpke-encrypt-22 section 4). */
    PSK_ID("psk_id", STRING, LIBRARY, KEY_MANAGEMENT, EXTENSION);

    enum Trait {
        /** Has its type in every header; others have it where they are read, by the algorithm that reads them. */
        TYPED,
        /** Set by this library alone, because it decides how the token is processed. */
        LIBRARY,
        /** Read by a key management algorithm, or selects its key. */
        KEY_MANAGEMENT,
        /** Defined outside JWS, JWE and JWA, so that {@code crit} may name it. */
        EXTENSION
    }

    private static final Map<String, HeaderParameter> BY_NAME = byName();

    private final String parameterName;
    private final JsonType type;
    private final Set<Trait> traits;

    HeaderParameter(String parameterName, JsonType type, Trait... traits) {
        this.parameterName = parameterName;
        this.type = type;
        this.traits = Set.of(traits);
    }

    /**
     * Returns whether an application cannot set a parameter of that name, because this library sets it.
     *
     * @param name the name, compared exactly
     * @return {@code false} also for names that no RFC in this table defines
     */
    public static boolean isSetByLibrary(String name) {
        HeaderParameter parameter = BY_NAME.get(name);
        return parameter != null && parameter.traits.contains(LIBRARY);
    }

    /**
     * Returns whether {@code crit} must not name a parameter of that name, because JWS, JWE or JWA define it (RFC 7515
     * section 4.1.11).
     *
     * @param name the name, compared exactly
     * @return {@code false} for extensions, those of {@code crit} in this table and all other names
     */
    public static boolean isNeverCritical(String name) {
        HeaderParameter parameter = BY_NAME.get(name);
        return parameter != null && !parameter.traits.contains(EXTENSION);
    }

    /**
     * Returns the name as it stands in a header.
     *
     * @return for example {@code "x5t#S256"}
     */
    public String parameterName() {
        return parameterName;
    }

    /**
     * Returns the JSON type that the parameter has.
     *
     * @return the type
     */
    public JsonType type() {
        return type;
    }

    /**
     * Returns whether the parameter has its type in every header, whether it is read or not.
     *
     * @return {@code false} if the type is checked by the algorithm or extension that reads the parameter
     */
    public boolean isTypedEverywhere() {
        return traits.contains(TYPED);
    }

    /**
     * Returns whether a key management algorithm reads the parameter, or selects its key by it: two headers with the
     * same values of all these unwrap an encrypted key in the same way.
     *
     * @return whether unwrapping depends on it
     */
    public boolean isReadByKeyManagement() {
        return traits.contains(KEY_MANAGEMENT);
    }

    /** Without a stream: this is on the way to the first token of a process, and each lambda costs it 30 KB. */
    private static Map<String, HeaderParameter> byName() {
        Map<String, HeaderParameter> parameters = new HashMap<>();
        for (HeaderParameter parameter : values()) {
            parameters.put(parameter.parameterName, parameter);
        }
        return Map.copyOf(parameters);
    }
}
