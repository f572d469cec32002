package dev.signet.jose.jwe;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.RsaJwk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the files of {@code src/test/resources/vectors}, whose form the README beside them describes. */
final class JweVectors {

    /** Members of a file besides those of a vector: values on the way to the token. */
    private static final Set<String> STEPS = Set.of(
            "alg",
            "enc",
            "cek_hex",
            "ciphertext",
            "derived_key_hex",
            "deterministic",
            "encrypted_key",
            "iv",
            "password_utf8",
            "plaintext_jwk",
            "protected",
            "protected_utf8",
            "salt_hex",
            "steps",
            "tag");

    private JweVectors() {}

    /** One case, with the decrypters of its file. */
    record Case(String source, List<JsonObject> decrypters, JsonObject members) {

        private static final Set<String> MEMBERS = Set.of("name", "jwe", "expect", "plaintext", "inflating");

        /** Refuses a case that could say something that is never tried. */
        Case {
            requireKnown(source, members, MEMBERS);
            boolean accepted = members.string("expect").equals(Optional.of("ACCEPTED"));
            require(source, accepted == members.has("plaintext"), "a plaintext if the JWE is accepted, or else none");
            require(source, !decrypters.isEmpty(), "a decrypter");
        }

        boolean isCompact() {
            return members.value("jwe").orElseThrow() instanceof String;
        }

        String jwe() {
            return isCompact()
                    ? members.string("jwe").orElseThrow()
                    : members.object("jwe").orElseThrow().toJson();
        }

        /** Returns the same JWE with another tag. */
        String changed() {
            if (isCompact()) {
                return Tokens.changing(jwe(), Tokens.TAG, tag -> Tokens.flipped(tag, 0));
            }
            JsonObject jwe = members.object("jwe").orElseThrow();
            byte[] tag = Tokens.flipped(Facts.octets(jwe, "tag"), 0);
            return jwe.with("tag", Base64Url.encode(tag)).toJson();
        }

        byte[] plaintext() {
            return Facts.octets(members, "plaintext");
        }

        /** Returns the reason of the refusal; empty if the JWE is accepted. */
        Optional<Reason> refusal() {
            String expected = Facts.text(members, "expect");
            return expected.equals("ACCEPTED") ? Optional.empty() : Optional.of(Reason.valueOf(expected));
        }

        List<JweDecrypter> each() {
            return decrypters.stream().map(this::decrypter).toList();
        }

        private JweDecrypter decrypter(JsonObject facts) {
            ContentEncryption[] encryptions = facts.strings("encryptions").orElseThrow().stream()
                    .map(name -> ContentEncryption.named(name).orElseThrow())
                    .toArray(ContentEncryption[]::new);
            JweDecrypter decrypter = decrypter(facts, Facts.text(facts, "algorithm"), encryptions);
            return members.integer("inflating").isPresent()
                    ? decrypter.inflating((int) members.integer("inflating").getAsLong())
                    : decrypter;
        }

        private static JweDecrypter decrypter(JsonObject facts, String name, ContentEncryption... encryptions) {
            if (name.equals("RSA1_5")) {
                RsaJwk key = (RsaJwk) Jwk.of(facts.object("key").orElseThrow());
                return InsecureRsa15.RSA1_5.decrypter(key, encryptions[0], encryptions);
            }
            JweAlgorithm algorithm = JweAlgorithm.named(name).orElseThrow();
            if (algorithm instanceof Pbes2 pbes2) {
                return pbes2.decrypter(Facts.text(facts, "password").toCharArray(), encryptions[0], encryptions);
            }
            return JweDecrypter.of(Jwk.of(facts.object("key").orElseThrow()), algorithm, encryptions[0], encryptions);
        }

        @Override
        public String toString() {
            return source + ", " + Facts.text(members, "name");
        }
    }

    /** Returns all cases of all files. */
    static List<Case> all() {
        try (Stream<Path> files = Files.walk(folder())) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted(Comparator.comparing(Path::toString))
                    .flatMap(file -> cases(read(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Case> cases(JsonObject file) {
        String source = Facts.text(file, "source");
        List<JsonObject> decrypters = file.objects("decrypters").orElseThrow();
        JsonObject vector = file;
        for (String step : STEPS) {
            vector = vector.without(step);
        }
        requireKnown(source, vector, Set.of("source", "decrypters", "cases"));
        for (JsonObject decrypter : decrypters) {
            requireKnown(source, decrypter, Set.of("algorithm", "encryptions", "key", "password"));
            require(source, decrypter.has("key") != decrypter.has("password"), "a key or a password");
        }
        return file.objects("cases").orElseThrow().stream().map(members -> new Case(source, decrypters, members));
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
            return Path.of(JweVectors.class.getResource("/vectors").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
