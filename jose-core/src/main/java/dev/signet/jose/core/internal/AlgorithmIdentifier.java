package dev.signet.jose.core.internal;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The kind of an encoded key: the AlgorithmIdentifier of a SubjectPublicKeyInfo (RFC 5280 section 4.1)
 * or of a PKCS#8 PrivateKeyInfo (RFC 5958 section 2). Immutable.
 */
public final class AlgorithmIdentifier {

    private final String oid;
    private final Optional<DerElement> parameters;

    private AlgorithmIdentifier(String oid, Optional<DerElement> parameters) {
        this.oid = oid;
        this.parameters = parameters;
    }

    /**
     * Returns the identifier inside an encoded key.
     *
     * @param encoded SubjectPublicKeyInfo or PKCS#8
     * @return the identifier; empty if this is neither
     */
    public static Optional<AlgorithmIdentifier> ofKey(byte[] encoded) {
        List<DerElement> parts =
                DerElement.of(encoded).map(DerElement::children).orElse(List.of());
        // PKCS#8 begins with its version.
        return parts.stream()
                .limit(2)
                .filter(part -> part.tag() == DerElement.SEQUENCE)
                .findFirst()
                .flatMap(AlgorithmIdentifier::of);
    }

    /**
     * Returns the object identifier.
     *
     * @return the content of its DER, in lower-case hexadecimal digits
     */
    public String oid() {
        return oid;
    }

    /**
     * Returns the parameters.
     *
     * @return the element behind the object identifier, or empty
     */
    public Optional<DerElement> parameters() {
        return parameters;
    }

    private static Optional<AlgorithmIdentifier> of(DerElement sequence) {
        List<DerElement> parts = sequence.children();
        if (parts.isEmpty() || parts.size() > 2 || parts.get(0).tag() != DerElement.OBJECT_IDENTIFIER) {
            return Optional.empty();
        }
        return Optional.of(new AlgorithmIdentifier(
                HexFormat.of().formatHex(parts.get(0).content()),
                parts.stream().skip(1).findFirst()));
    }
}
