package dev.signet.jose.jwk;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.DisplayText;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a JWK (RFC 7517 sections 4.2 to 4.9): {@code kid}, {@code use}, {@code key_ops}, {@code alg},
 * certificates, and members that this library does not know. None of them is secret. Immutable.
 */
public final class JwkParameters {

    static final JwkParameters NONE = new JwkParameters(
            null, null, List.of(), null, CertificateMembers.NONE, JsonObject.empty(), Leniency.Outcome.STRICT);

    private static final Set<String> NAMES =
            Set.of("kty", "kid", "use", "key_ops", "alg", "x5u", "x5c", "x5t", "x5t#S256");

    private final @Nullable String keyId;
    private final @Nullable String use;
    private final List<String> operationNames;
    private final Set<KeyOperation> operations;
    private final @Nullable String algorithm;
    private final CertificateMembers certificates;
    private final JsonObject others;
    private final Leniency.Outcome leniency;

    private JwkParameters(
            @Nullable String keyId,
            @Nullable String use,
            List<String> operationNames,
            @Nullable String algorithm,
            CertificateMembers certificates,
            JsonObject others,
            Leniency.Outcome leniency) {
        this.keyId = keyId;
        this.use = use;
        this.operationNames = List.copyOf(operationNames);
        this.operations = operations(operationNames);
        this.algorithm = algorithm;
        this.certificates = certificates;
        this.others = others;
        this.leniency = leniency;
        requireAgreement();
    }

    static JwkParameters read(JsonObject members, Leniency leniency) {
        List<String> names =
                leniency.orNull(members, "key_ops", members::strings).orElse(List.of());
        if (new HashSet<>(names).size() != names.size()) {
            throw new IllegalArgumentException("\"key_ops\": expected each operation once");
        }
        return new JwkParameters(
                leniency.orNull(members, "kid", members::string).orElse(null),
                leniency.orNull(members, "use", members::string).orElse(null),
                names,
                leniency.orNull(members, "alg", members::string).orElse(null),
                CertificateMembers.read(members, leniency),
                others(members),
                // The last: the reading above adds to it.
                leniency.outcome());
    }

    /**
     * Returns {@code kid}.
     *
     * @return the key ID, to be compared exactly; empty if there is none
     */
    public Optional<String> keyId() {
        return Optional.ofNullable(keyId);
    }

    /**
     * Returns {@code use}.
     *
     * @return the use; empty if there is no {@code use}, or it is neither {@code sig} nor {@code enc}. In the latter
     *     case the key permits no operation
     */
    public Optional<KeyUse> use() {
        return Optional.ofNullable(use).flatMap(KeyUse::named);
    }

    /**
     * Returns {@code key_ops}.
     *
     * @return an immutable set of the operations that RFC 7517 names. Other names are written again and permit nothing:
     *     a key that has only such names permits no operation. An absent or empty {@code key_ops} does not restrict the
     *     key
     */
    public Set<KeyOperation> operations() {
        return operations;
    }

    /**
     * Returns {@code alg}.
     *
     * @return the one algorithm that the key is for; empty if there is no {@code alg}
     */
    public Optional<String> algorithm() {
        return Optional.ofNullable(algorithm);
    }

    /**
     * Returns {@code x5u}. This library never opens that address.
     *
     * @return the text of the JWK; empty if there is none
     */
    public Optional<String> x509Url() {
        return Optional.ofNullable(certificates.url());
    }

    /**
     * Returns {@code x5c}. The first certificate has been checked to hold this key; the chain has not been validated.
     *
     * @return new copies of the certificates in DER, the key's own first; empty if there is no {@code x5c}, or if it is
     *     among the key's {@link Jwk#ignoredMembers()}. {@link X509Chain#of(Jwk)} refuses a key without certificates
     */
    public List<byte[]> x509Chain() {
        return certificates.chain().stream().map(byte[]::clone).toList();
    }

    /**
     * Returns {@code x5t}.
     *
     * @return a new copy of the SHA-1 hash of the certificate in DER, 20 octets, or empty
     */
    public Optional<byte[]> x509Sha1Thumbprint() {
        return Optional.ofNullable(certificates.sha1()).map(byte[]::clone);
    }

    /**
     * Returns {@code x5t#S256}.
     *
     * @return a new copy of the SHA-256 hash of the certificate in DER, 32 octets, or empty
     */
    public Optional<byte[]> x509Sha256Thumbprint() {
        return Optional.ofNullable(certificates.sha256()).map(byte[]::clone);
    }

    /**
     * Returns the members that this library does not know. They are written again unchanged.
     *
     * @return members that hold no part of a key; empty if there are none
     */
    public JsonObject others() {
        return others;
    }

    /**
     * Returns whether the other has equal parameters, in any order of unknown members. Ignored members do not count.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JwkParameters that
                && Objects.equals(keyId, that.keyId)
                && Objects.equals(use, that.use)
                && operationNames.equals(that.operationNames)
                && Objects.equals(algorithm, that.algorithm)
                && certificates.equals(that.certificates)
                && others.equals(that.others);
    }

    /** Returns a hash of the parameters. */
    @Override
    public int hashCode() {
        return Objects.hash(keyId, use, operationNames, algorithm);
    }

    /**
     * Returns the parameters but for certificates and unknown members, as JSON in one line of printable characters.
     * Long texts are cut.
     */
    @Override
    public String toString() {
        List<String> shown = new ArrayList<>();
        keyId().ifPresent(kid -> shown.add("\"kid\":" + quoted(kid)));
        Optional.ofNullable(use).ifPresent(name -> shown.add("\"use\":" + quoted(name)));
        if (!operationNames.isEmpty()) {
            shown.add("\"key_ops\":["
                    + operationNames.stream().map(JwkParameters::quoted).collect(Collectors.joining(",")) + "]");
        }
        algorithm().ifPresent(name -> shown.add("\"alg\":" + quoted(name)));
        return "{" + String.join(",", shown) + "}";
    }

    JwkParameters withKeyId(String id) {
        return new JwkParameters(
                Objects.requireNonNull(id, "keyId"), use, operationNames, algorithm, certificates, others, leniency);
    }

    JwkParameters withUse(KeyUse newUse) {
        return new JwkParameters(keyId, newUse.jwkName(), operationNames, algorithm, certificates, others, leniency);
    }

    JwkParameters withAlgorithm(String name) {
        return new JwkParameters(
                keyId, use, operationNames, Objects.requireNonNull(name, "algorithm"), certificates, others, leniency);
    }

    JwkParameters withOperations(KeyOperation... newOperations) {
        Set<String> names = new LinkedHashSet<>();
        for (KeyOperation operation : newOperations) {
            names.add(operation.jwkName());
        }
        return new JwkParameters(keyId, use, List.copyOf(names), algorithm, certificates, others, leniency);
    }

    JwkParameters withX509Chain(List<X509Certificate> chain) {
        return with(CertificateMembers.of(certificates.url(), chain));
    }

    /** Returns no parameters; that the key needed leniency is no parameter, and stays. */
    JwkParameters withoutAny() {
        return new JwkParameters(null, null, List.of(), null, CertificateMembers.NONE, JsonObject.empty(), leniency);
    }

    JwkParameters withX509Thumbprints() {
        return with(certificates.withHashes());
    }

    /** Certificates that are added replace those that were ignored. */
    private JwkParameters with(CertificateMembers changed) {
        return new JwkParameters(
                keyId,
                use,
                operationNames,
                algorithm,
                changed,
                others,
                leniency.without(CertificateMembers.OF_CERTIFICATE));
    }

    /** Returns the parameters of the public half: an operation of the private key becomes its counterpart. */
    JwkParameters forPublicKey() {
        Set<String> names = new LinkedHashSet<>();
        for (String name : operationNames) {
            names.add(KeyOperation.named(name)
                    .map(operation -> operation.publicCounterpart().jwkName())
                    .orElse(name));
        }
        return new JwkParameters(keyId, use, List.copyOf(names), algorithm, certificates, others, leniency);
    }

    /** Returns whether and why a strict reader would have refused the key. */
    Leniency.Outcome leniency() {
        return leniency;
    }

    CertificateMembers certificates() {
        return certificates;
    }

    boolean permits(KeyOperation operation) {
        boolean permittedByUse =
                use == null || use().filter(known -> known.permits(operation)).isPresent();
        return permittedByUse && (operationNames.isEmpty() || operations.contains(operation));
    }

    /** Returns why these parameters do not permit an operation with an algorithm, in one sentence; empty if they do. */
    Optional<String> mismatch(KeyOperation operation, String name) {
        if (!permits(operation)) {
            return Optional.of(
                    name + ": this JWK's \"use\" or \"key_ops\" do not permit \"" + operation.jwkName() + "\"");
        }
        return algorithm == null || algorithm.equals(name)
                ? Optional.empty()
                : Optional.of(name + ": this JWK is for another \"alg\"");
    }

    /** Refuses parameters under which a key with this {@code alg} would serve no operation of the algorithm at all. */
    void requireUse(String name, KeyUse meant) {
        // Which of the members is wrong, only the owner of the key knows.
        if (use().filter(known -> known != meant).isPresent()) {
            throw new IllegalArgumentException("\"use\": expected " + meant.jwkName() + " with \"alg\": " + name);
        }
        if (!operations.isEmpty() && operations.stream().noneMatch(meant::permits)) {
            throw new IllegalArgumentException("\"key_ops\": expected an operation of \"alg\": " + name + ", found "
                    + operations.iterator().next().jwkName());
        }
    }

    void write(JsonObject.Builder members) {
        if (keyId != null) {
            members.put("kid", keyId);
        }
        if (use != null) {
            members.put("use", use);
        }
        if (!operationNames.isEmpty()) {
            members.put("key_ops", operationNames);
        }
        if (algorithm != null) {
            members.put("alg", algorithm);
        }
        certificates.write(members);
        members.putAll(others);
    }

    /** RFC 7517 section 4.3: if both {@code use} and {@code key_ops} are there, they must be consistent. */
    private void requireAgreement() {
        use().ifPresent(known -> {
            for (KeyOperation operation : operations) {
                if (!known.permits(operation)) {
                    throw new IllegalArgumentException("\"key_ops\": expected only operations of \"use\":\""
                            + known.jwkName() + "\", found " + operation.jwkName());
                }
            }
        });
    }

    private static String quoted(String text) {
        return '"' + DisplayText.of(text) + '"';
    }

    private static Set<KeyOperation> operations(List<String> names) {
        List<KeyOperation> known = new ArrayList<>();
        for (String name : names) {
            KeyOperation.named(name).ifPresent(known::add);
        }
        return known.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(known));
    }

    private static JsonObject others(JsonObject members) {
        JsonObject.Builder others = JsonObject.builder();
        for (String name : members.names()) {
            if (!NAMES.contains(name) && !KeyType.isKeyMaterial(name)) {
                others.put(name, members.value(name).orElseThrow());
            }
        }
        return others.build();
    }
}
