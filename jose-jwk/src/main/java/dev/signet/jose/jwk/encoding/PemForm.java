package dev.signet.jose.jwk.encoding;

import dev.signet.jose.core.internal.DerElement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The form of a PEM object, recognized by the tags of its outermost elements, and its label (RFC 7468). Immutable. */
enum PemForm {
    PKCS8("PRIVATE KEY", "PKCS#8", true, DerElement.INTEGER, DerElement.SEQUENCE, DerElement.OCTET_STRING),
    PKCS1("RSA PRIVATE KEY", "PKCS#1", true, DerElement.INTEGER, DerElement.INTEGER, DerElement.INTEGER),
    SEC1("EC PRIVATE KEY", "SEC 1", true, DerElement.INTEGER, DerElement.OCTET_STRING),
    SUBJECT_PUBLIC_KEY_INFO("PUBLIC KEY", "SubjectPublicKeyInfo", false, DerElement.SEQUENCE, DerElement.BIT_STRING),
    PKCS1_PUBLIC("RSA PUBLIC KEY", "PKCS#1", false, DerElement.INTEGER, DerElement.INTEGER),
    ENCRYPTED("ENCRYPTED PRIVATE KEY", "encrypted PKCS#8", false, DerElement.SEQUENCE, DerElement.OCTET_STRING),
    CERTIFICATE("CERTIFICATE", "a certificate", false, DerElement.SEQUENCE, DerElement.SEQUENCE, DerElement.BIT_STRING);

    private final String label;
    private final String name;
    private final boolean hasMore;
    private final int[] tags;

    PemForm(String label, String name, boolean hasMore, int... tags) {
        this.label = label;
        this.name = name;
        this.hasMore = hasMore;
        this.tags = tags;
    }

    /**
     * Refuses an object that has one of these forms and the label of another.
     *
     * @throws IllegalArgumentException with the form and its label
     */
    static void requireLabelled(PemBlock block) {
        List<Integer> found = DerElement.of(block.octets()).map(DerElement::children).orElse(List.of()).stream()
                .map(DerElement::tag)
                .toList();
        Optional<PemForm> form =
                Arrays.stream(values()).filter(one -> one.begins(found)).findFirst();
        boolean isLabelled = Arrays.stream(values()).anyMatch(one -> one.label.equals(block.label()));
        form.filter(other -> isLabelled && !other.label.equals(block.label())).ifPresent(other -> {
            throw new IllegalArgumentException(
                    block.label() + ": found " + other.name + ", whose label is " + other.label);
        });
    }

    private boolean begins(List<Integer> found) {
        List<Integer> expected = Arrays.stream(tags).boxed().toList();
        return found.size() >= expected.size()
                && found.subList(0, expected.size()).equals(expected)
                && (hasMore || found.size() == expected.size());
    }
}
