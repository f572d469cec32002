package dev.signet.jose.jwe;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.core.internal.CompactToken;
import dev.signet.jose.core.internal.CritParameter;
import dev.signet.jose.core.internal.TokenReading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The policy on the tokens that a decrypter accepts, before any key is involved: the algorithms listed, the limits,
 * {@code crit} and {@code zip} (RFC 7516 section 5.2, steps 1 to 5). Immutable.
 */
final class DecryptionPolicy {

    /** With integrated encryption, where no key has to unwrap besides. */
    private static final List<String> MUST_BE_PROTECTED = List.of("alg", "psk_id");

    private final Map<String, AlgorithmSpec> algorithms;
    private final Map<String, ContentEncryption> encryptions;
    private final TokenLimits limits;
    /** The most that compressed content may inflate to; 0 if it is refused. */
    private final int inflatedOctets;

    private final Set<String> understood;

    private DecryptionPolicy(
            Map<String, AlgorithmSpec> algorithms,
            Map<String, ContentEncryption> encryptions,
            TokenLimits limits,
            int inflatedOctets,
            Set<String> understood) {
        this.algorithms = algorithms;
        this.encryptions = encryptions;
        this.limits = limits;
        this.inflatedOctets = inflatedOctets;
        this.understood = understood;
    }

    static DecryptionPolicy of(Set<AlgorithmSpec> algorithms, Set<ContentEncryption> encryptions) {
        Map<String, AlgorithmSpec> algorithmsByName = new TreeMap<>();
        algorithms.forEach(algorithm -> algorithmsByName.put(algorithm.name(), algorithm));
        Map<String, ContentEncryption> encryptionsByName = new TreeMap<>();
        encryptions.forEach(encryption -> encryptionsByName.put(encryption.jwaName(), encryption));
        if (algorithmsByName.isEmpty()) {
            throw new IllegalArgumentException("expected at least one key management algorithm");
        }
        return new DecryptionPolicy(algorithmsByName, encryptionsByName, TokenLimits.defaults(), 0, Set.of());
    }

    DecryptionPolicy withLimits(TokenLimits others) {
        return new DecryptionPolicy(algorithms, encryptions, others, inflatedOctets, understood);
    }

    DecryptionPolicy inflating(int maxOctets) {
        if (maxOctets < 1) {
            throw new IllegalArgumentException("expected a bound of at least 1 octet, was " + maxOctets);
        }
        return new DecryptionPolicy(algorithms, encryptions, limits, maxOctets, understood);
    }

    DecryptionPolicy understanding(String name, String... more) {
        return new DecryptionPolicy(
                algorithms, encryptions, limits, inflatedOctets, CritParameter.and(understood, name, more));
    }

    TokenLimits limits() {
        return limits;
    }

    /** Reads and judges the header of a compact token. */
    AcceptedHeader accept(CompactToken token) {
        return accept(token.decode(0));
    }

    /** Reads and judges the decoded header of a compact token. */
    AcceptedHeader accept(byte[] json) {
        JoseHeader header = TokenReading.header(json, limits);
        return accept(header, header);
    }

    /**
     * Judges a header whose parameters are not all protected.
     *
     * @param integrityProtected the protected header, with {@code enc}, {@code zip} and {@code crit} if they are there
     * @param header all parameters of one recipient
     */
    AcceptedHeader accept(JoseHeader integrityProtected, JoseHeader header) {
        AlgorithmSpec algorithm = listed("alg", header.algorithm(), algorithms);
        Optional<ContentEncryption> encryption = algorithm.use() == AlgorithmSpec.Use.INTEGRATED_ENCRYPTION
                ? none(algorithm, integrityProtected, header)
                : Optional.of(listed("enc", header.encryption(), encryptions));
        CritParameter.check(integrityProtected, header, understood);
        return new AcceptedHeader(header, algorithm, encryption, inflatedOctets(header));
    }

    /** Returns the names of what is accepted. */
    @Override
    public String toString() {
        return algorithms.keySet() + "" + encryptions.keySet();
    }

    /** Refuses what integrated encryption excludes (draft-ietf-jose-hpke-encrypt-22 section 5). */
    private static Optional<ContentEncryption> none(
            AlgorithmSpec algorithm, JoseHeader integrityProtected, JoseHeader header) {
        if (header.parameters().has("enc")) {
            throw new InvalidTokenException(
                    Reason.MALFORMED,
                    "expected no \"enc\" with " + algorithm.name() + ", which encrypts the content itself");
        }
        for (String name : MUST_BE_PROTECTED) {
            if (header.parameters().has(name)
                    && !integrityProtected.parameters().has(name)) {
                throw new InvalidTokenException(
                        Reason.MALFORMED,
                        "\"" + name + "\": expected in the protected header only with " + algorithm.name());
            }
        }
        return Optional.empty();
    }

    private int inflatedOctets(JoseHeader header) {
        Optional<String> zip = header.parameters().string("zip");
        if (zip.isEmpty()) {
            return 0;
        }
        if (!zip.get().equals("DEF")) {
            throw new InvalidTokenException(Reason.UNSUPPORTED, "\"zip\": expected no other method than DEF");
        }
        if (inflatedOctets == 0) {
            throw new InvalidTokenException(
                    Reason.UNSUPPORTED, "\"zip\": compressed content is accepted by JweDecrypter.inflating(..) only");
        }
        return inflatedOctets;
    }

    private static <T> T listed(String name, Optional<String> value, Map<String, T> listed) {
        if (value.isEmpty()) {
            throw new InvalidTokenException(Reason.MALFORMED, "expected \"" + name + "\" in the header");
        }
        T found = listed.get(value.get());
        if (found == null) {
            throw TokenReading.notAllowed(name, listed.keySet(), value.get());
        }
        return found;
    }
}
