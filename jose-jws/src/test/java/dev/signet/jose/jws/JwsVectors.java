package dev.signet.jose.jws;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the files of {@code src/test/resources/vectors}, whose form the README beside them describes. */
final class JwsVectors {

    private JwsVectors() {}

    /** The algorithms and keys of one verifier. */
    record Accepting(List<JwsAlgorithm> algorithms, List<Jwk> keys) {

        JwsVerifier verifier() {
            JwsAlgorithm[] more = algorithms.stream().skip(1).toArray(JwsAlgorithm[]::new);
            return JwsVerifier.of(JwkSet.of(keys), algorithms.get(0), more);
        }

        /** Returns the verifier of the one key under the one algorithm, if it is one. */
        Optional<JwsVerifier> ofOneKey() {
            return keys.size() == 1 && algorithms.size() == 1
                    ? Optional.of(JwsVerifier.of(keys.get(0), algorithms.get(0)))
                    : Optional.empty();
        }

        JwsSigner signer() {
            return JwsSigner.of(keys.get(0), algorithms.get(0));
        }
    }

    /** One case, with the verifiers of its file. */
    record Case(String source, List<Accepting> verifiers, JsonObject members) {

        private static final Set<String> MEMBERS =
                Set.of("name", "jws", "expect", "payload", "detached", "policy", "unencoded", "reproducible", "made");

        /** Refuses a case that could say something that is never tried. */
        Case {
            requireKnown(source, members, MEMBERS);
            boolean accepted = members.string("expect").equals(Optional.of("ACCEPTED"));
            boolean compact = members.value("jws").orElseThrow() instanceof String;
            require(source, !accepted || members.has("payload") != members.has("detached"), "payload or detached");
            require(source, accepted || !members.has("payload"), "no payload of a refused case");
            require(source, accepted || !members.has("reproducible") && !members.has("made"), "a case to make again");
            require(source, !compact || !members.has("policy"), "no policy for one signature");
            require(source, compact || !members.has("reproducible"), "reproducible for a compact case only");
        }

        boolean isCompact() {
            return members.value("jws").orElseThrow() instanceof String;
        }

        String jws() {
            return isCompact()
                    ? members.string("jws").orElseThrow()
                    : members.object("jws").orElseThrow().toJson();
        }

        boolean has(String flag) {
            return members.bool(flag).orElse(false);
        }

        Optional<byte[]> detached() {
            return members.string("detached").map(Base64Url::decode);
        }

        Optional<byte[]> payload() {
            return members.string("payload").map(Base64Url::decode).or(this::detached);
        }

        /** Returns the reason of the refusal; empty if the JWS is accepted. */
        Optional<Reason> refusal() {
            String expected = members.string("expect").orElseThrow();
            return expected.equals("ACCEPTED") ? Optional.empty() : Optional.of(Reason.valueOf(expected));
        }

        SignaturePolicy policy() {
            Object policy = members.value("policy").orElse("all");
            if (policy instanceof String word) {
                return switch (word) {
                    case "all" -> SignaturePolicy.all();
                    case "any" -> SignaturePolicy.any();
                    default -> throw new IllegalArgumentException(this + ": \"policy\": expected all or any");
                };
            }
            List<SignaturePolicy.Name> names = members.objects("policy").orElseThrow().stream()
                    .map(name -> SignaturePolicy.Name.of(
                            JwsAlgorithm.named(name.string("alg").orElseThrow()).orElseThrow(),
                            name.string("kid").orElseThrow()))
                    .toList();
            return SignaturePolicy.these(names.get(0), names.stream().skip(1).toArray(SignaturePolicy.Name[]::new));
        }

        @Override
        public String toString() {
            return source + ", " + members.string("name").orElseThrow();
        }
    }

    /** Returns all cases of all files. */
    static List<Case> all() {
        try (Stream<Path> files = Files.walk(folder())) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted(Comparator.comparing(Path::toString))
                    .flatMap(file -> cases(read(file)).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the first key of a file, for example {@code rfc7515/a1-hs256}. */
    static Jwk key(String file) {
        return cases(read(folder().resolve(file + ".json")))
                .get(0)
                .verifiers
                .get(0)
                .keys
                .get(0);
    }

    static List<Case> cases(JsonObject file) {
        String source = file.string("source").orElseThrow();
        requireKnown(source, file, Set.of("source", "verifiers", "cases"));
        List<Accepting> verifiers = new ArrayList<>();
        for (JsonObject verifier : file.objects("verifiers").orElseThrow()) {
            requireKnown(source, verifier, Set.of("algorithms", "keys"));
            verifiers.add(new Accepting(
                    verifier.strings("algorithms").orElseThrow().stream()
                            .map(name -> JwsAlgorithm.named(name).orElseThrow())
                            .toList(),
                    verifier.objects("keys").orElseThrow().stream().map(Jwk::of).toList()));
        }
        return file.objects("cases").orElseThrow().stream()
                .map(members -> new Case(source, verifiers, members))
                .toList();
    }

    private static void requireKnown(String source, JsonObject members, Set<String> known) {
        require(source, known.containsAll(members.names()), known + ", not " + members.names());
    }

    private static void require(String source, boolean isSo, String expected) {
        if (!isSo) {
            throw new IllegalArgumentException(source + ": expected " + expected);
        }
    }

    private static JsonObject read(Path file) {
        try {
            return JsonObject.parse(Files.readString(file, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            return Path.of(JwsVectors.class.getResource("/vectors").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
