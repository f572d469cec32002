package dev.signet.jose.jws;

import static dev.signet.jose.jws.Tokens.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the files in {@code src/test/resources/vectors} expect. */
class VectorsTest {

    private static final byte[] OTHER = "another payload".getBytes(UTF_8);

    static List<JwsVectors.Case> all() {
        return JwsVectors.all();
    }

    static Stream<JwsVectors.Case> accepted() {
        return all().stream().filter(one -> one.refusal().isEmpty());
    }

    static Stream<JwsVectors.Case> refused() {
        return all().stream().filter(one -> one.refusal().isPresent());
    }

    static Stream<JwsVectors.Case> reproducible() {
        return all().stream().filter(one -> one.has("reproducible"));
    }

    static Stream<JwsVectors.Case> made() {
        return all().stream().filter(one -> one.has("made"));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void is_accepted_with_its_payload(JwsVectors.Case one) {
        for (UnaryOperator<JwsVerifier> with : platformToo(one)) {
            assertThat(verified(one, with))
                    .isNotEmpty()
                    .allMatch(payload -> Arrays.equals(payload, one.payload().orElseThrow()));
        }
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void is_refused_with_another_payload(JwsVectors.Case one) {
        for (JwsVerifier verifier : verifiers(one)) {
            if (one.detached().isPresent()) {
                assertRefused(Reason.SIGNATURE_INVALID, () -> verifiedDetached(one, verifier, OTHER));
            } else if (one.isCompact()) {
                String[] parts = one.jws().split("\\.", -1);
                String other = parts[0] + "." + Base64Url.encode(OTHER) + "." + parts[2];
                assertRefused(Reason.SIGNATURE_INVALID, () -> verifier.verify(other));
            }
        }
        if (!one.isCompact() && one.detached().isEmpty()) {
            String text = one.has("unencoded") ? new String(OTHER, UTF_8) : Base64Url.encode(OTHER);
            String other = JsonObject.parse(one.jws()).with("payload", text).toJson();
            assertRefused(
                    Reason.SIGNATURE_INVALID,
                    () -> json(one, UnaryOperator.identity()).verify(other));
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void is_refused_for_its_reason(JwsVectors.Case one) {
        for (UnaryOperator<JwsVerifier> with : platformToo(one)) {
            assertRefused(one.refusal().orElseThrow(), () -> verified(one, with));
        }
    }

    @ParameterizedTest
    @MethodSource("reproducible")
    void has_the_signature_that_the_key_makes(JwsVectors.Case one) {
        JwsVectors.Accepting only = one.verifiers().get(0);
        String input = one.jws().substring(0, one.jws().lastIndexOf('.'));

        assertThat(Tokens.signedText(only.keys().get(0), only.algorithms().get(0), input))
                .isEqualTo(one.jws());
    }

    @ParameterizedTest
    @MethodSource("made")
    void is_what_a_signer_makes(JwsVectors.Case one) {
        JwsSigner plain = one.verifiers().get(0).signer();
        JwsSigner signer = one.has("unencoded") ? plain.withUnencodedPayload() : plain;
        byte[] payload = one.payload().orElseThrow();

        if (one.isCompact()) {
            assertThat(one.detached().isPresent() ? signer.signDetached(payload) : signer.sign(payload))
                    .isEqualTo(one.jws());
            return;
        }
        JsonObject jws = JsonObject.parse(one.jws());
        JwsJsonSigner json = jws.has("signatures") ? JwsJsonSigner.general(signer) : JwsJsonSigner.flattened(signer);
        assertThat(JsonObject.parse(one.detached().isPresent() ? json.signDetached(payload) : json.sign(payload)))
                .isEqualTo(jws);
    }

    /** A member that is misspelt would demand nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"payloads\": \"\"",
                "\"payload\": \"\", \"detached\": \"\"",
                "\"payload\": \"\", \"policy\": \"all\"",
                "\"payload\": \"\", \"expect\": \"MALFORMED\""
            })
    void a_case_that_says_what_is_never_tried_is_refused(String members) {
        String file =
                "{\"source\": \"none\", \"verifiers\": [], \"cases\": [{\"name\": \"odd\", \"jws\": \"..\", %s}]}";
        String expect = members.contains("expect") ? members : "\"expect\": \"ACCEPTED\", " + members;

        assertThat(JwsVectors.cases(JsonObject.parse(file.formatted("\"expect\": \"ACCEPTED\", \"payload\": \"\""))))
                .hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwsVectors.cases(JsonObject.parse(file.formatted(expect))))
                .withMessageStartingWith("none: expected ");
    }

    @Test
    void there_are_cases_of_each_sort() {
        assertThat(accepted()).hasSizeGreaterThan(20);
        assertThat(refused()).hasSizeGreaterThan(5);
        assertThat(reproducible()).hasSizeGreaterThan(4);
        assertThat(made()).hasSizeGreaterThan(5);
    }

    /** Returns what each door that may verify the case gives, or refuses it. */
    private static List<byte[]> verified(JwsVectors.Case one, UnaryOperator<JwsVerifier> with) {
        if (!one.isCompact()) {
            JwsJsonVerifier verifier = json(one, with);
            VerifiedJwsJson verified = one.detached().isPresent()
                    ? verifier.verifyDetached(one.jws(), one.detached().get())
                    : verifier.verify(one.jws());
            return List.of(verified.payload());
        }
        List<byte[]> payloads = new ArrayList<>();
        for (JwsVerifier each : verifiers(one)) {
            JwsVerifier verifier = with.apply(each);
            payloads.add(
                    one.detached().isPresent()
                            ? verifiedDetached(one, verifier, one.detached().get())
                            : verifier.verify(one.jws()).payload());
        }
        return payloads;
    }

    private static byte[] verifiedDetached(JwsVectors.Case one, JwsVerifier verifier, byte[] payload) {
        if (one.isCompact()) {
            verifier.verifyDetached(one.jws(), payload);
            return payload;
        }
        return JwsJsonVerifier.of(one.policy(), verifier)
                .verifyDetached(one.jws(), payload)
                .payload();
    }

    private static List<JwsVerifier> verifiers(JwsVectors.Case one) {
        return one.verifiers().stream()
                .flatMap(accepting -> Stream.concat(Stream.of(accepting.verifier()), accepting.ofOneKey().stream()))
                .map(verifier -> one.has("unencoded") ? verifier.acceptingUnencodedPayload() : verifier)
                .toList();
    }

    private static JwsJsonVerifier json(JwsVectors.Case one, UnaryOperator<JwsVerifier> with) {
        List<JwsVerifier> all = one.verifiers().stream()
                .map(JwsVectors.Accepting::verifier)
                .map(verifier -> one.has("unencoded") ? verifier.acceptingUnencodedPayload() : verifier)
                .map(with)
                .toList();
        return JwsJsonVerifier.of(one.policy(), all.get(0), all.stream().skip(1).toArray(JwsVerifier[]::new));
    }

    /** The platform has all algorithms but ES256K. */
    private static List<UnaryOperator<JwsVerifier>> platformToo(JwsVectors.Case one) {
        boolean served = one.verifiers().stream()
                .noneMatch(accepting -> accepting.algorithms().contains(Ecdsa.ES256K));
        UnaryOperator<JwsVerifier> platform = verifier -> verifier.withProviders(CryptoProviders.platform());
        return served ? List.of(UnaryOperator.identity(), platform) : List.of(UnaryOperator.identity());
    }
}
