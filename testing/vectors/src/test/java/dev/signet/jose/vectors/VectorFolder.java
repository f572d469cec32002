package dev.signet.jose.vectors;

import static java.util.Map.entry;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwk.AkpJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.JwsVerifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One of the folders of vectors that lie beside the project. Immutable.
 *
 * @param path where it is
 */
record VectorFolder(Path path) {

    private static final String DRAFT = "files of a draft whose algorithms are not registered";

    private static final String IN_JOSE_JWE = "files that tests of jose-jwe read";

    /** What this driver does not run, and why. */
    private static final Map<String, String> NOT_RUN = Map.ofEntries(
            entry("composite-sigs", DRAFT),
            entry("hpke-jose", IN_JOSE_JWE),
            entry("hpke-jose-pq", DRAFT),
            entry("hpke-pq", DRAFT),
            entry("hpke-rfc9180", IN_JOSE_JWE),
            entry("sd-jwt", "files of a format that Signet does not have"),
            entry("slh-dsa", DRAFT),
            entry("status-list", "files of a format that Signet does not have"));

    private static final List<String> SERIALIZATIONS =
            List.of("compact", "detached_compact", "json", "json_flat", "flattened");

    private static final TokenLimits LIMITS = TokenLimits.defaults()
            .withTokenOctets(16 << 20)
            .withJsonMembers(100_000)
            .withJsonStringOctets(1 << 20);

    /** Returns the counts of each file; of the many files about JSON, and of files that are skipped, those of each sort. */
    List<Tally> tallies(List<Difference> known) {
        String name = path.getFileName().toString();
        if (NOT_RUN.containsKey(name)) {
            Tally tally = new Tally(name + "/*.json", known);
            tally.skip(NOT_RUN.get(name), files(path).size());
            return List.of(tally);
        }
        if (name.equals("json-parsing")) {
            return json(known);
        }
        List<Tally> tallies = new ArrayList<>();
        for (Path file : files(path)) {
            Tally tally = new Tally(path.getParent().relativize(file).toString().replace('\\', '/'), known);
            count(name, JsonObject.parse(octets(file), LIMITS), tally);
            tallies.add(tally);
        }
        return tallies;
    }

    private static void count(String folder, JsonObject file, Tally tally) {
        switch (folder) {
            case "ml-dsa" -> mlDsa(file, tally);
            case "rfc7520" -> cookbook(file, tally);
            default -> {
                KeyVectors.count(file, tally);
                ValueVectors.count(file, tally);
                assembled(file, tally);
            }
        }
        if (tally.cases() == 0) {
            throw new AssertionError("the driver finds no case in " + tally.file());
        }
    }

    private static void assembled(JsonObject file, Tally tally) {
        Expected expected =
                file.string("expect").orElse("").startsWith("reject") ? Expected.REFUSED : Expected.ACCEPTED;
        if (SERIALIZATIONS.stream().anyMatch(file::has)) {
            TokenVectors tokens = TokenVectors.assembled(file);
            countSerializations(file, tokens, expected, tally);
        }
        file.string("inner_compact")
                .ifPresent(inner -> tally.count(
                        "inner_compact",
                        "",
                        Expected.ACCEPTED,
                        new TokenVectors(
                                        List.of(Jwk.of(Members.object(file, "inner_key"))),
                                        List.of("RS256"),
                                        Optional.empty(),
                                        Optional.empty())
                                .answer(inner)));
        for (JsonObject proof : file.objects("proofs").orElse(List.of())) {
            Jwk key = Jwk.of(Members.object(file, "proof_public_jwk"));
            TokenVectors tokens = new TokenVectors(List.of(key), List.of("ES256"), Optional.empty(), Optional.empty());
            tally.count("proofs", "", Expected.ACCEPTED, tokens.answer(Members.text(proof, "compact")));
        }
        if (file.has("bound_jwt_access_token")) {
            tally.skip("under a key that was not published", 1);
        }
    }

    /** RFC 7520: a key, a token in several serializations, or one token inside another. */
    private static void cookbook(JsonObject file, Tally tally) {
        if (file.has("kty")) {
            KeyVectors.countWhole(file, tally);
            return;
        }
        for (String half : List.of("sign", "encrypt")) {
            file.object(half).ifPresent(one -> cookbook(one, tally));
        }
        file.object("output")
                .ifPresent(output -> countSerializations(
                        output, TokenVectors.ofCookbook(Members.object(file, "input")), Expected.ACCEPTED, tally));
    }

    private static void countSerializations(JsonObject file, TokenVectors tokens, Expected expected, Tally tally) {
        for (String name : SERIALIZATIONS) {
            Optional<String> token =
                    file.value(name).map(value -> value instanceof JsonObject json ? json.toJson() : value.toString());
            token.ifPresent(text -> tally.count(name, "", expected, tokens.answer(text)));
        }
    }

    /** RFC 9964: the key is that of its seed and named by its thumbprint, and made the signature. */
    private static void mlDsa(JsonObject file, Tally tally) {
        JsonObject members = Members.object(file, "jwk");
        tally.count("jwk", "", Expected.ACCEPTED, Answer.of(() -> {
            AkpJwk key = (AkpJwk) Jwk.of(members);
            return Answer.accepted(key.privateMembers().equals(members)
                    && Arrays.equals(key.pub(), Members.hex(file, "raw_public_key"))
                    && key.keyId().equals(Optional.of(key.thumbprint().toString())));
        }));
        String algorithm = Members.text(members, "alg");
        tally.count("jws", "", Expected.ACCEPTED, Answer.of(() -> {
            Jwk key = Jwk.of(members);
            TokenVectors tokens =
                    new TokenVectors(List.of(key.toPublic()), List.of(algorithm), Optional.empty(), Optional.empty());
            return tokens.answer(Members.text(file, "jws"));
        }));
        tally.count("another key", "", Expected.REFUSED, Answer.of(() -> {
            JwsVerifier.of(
                            AkpJwk.generate(algorithm),
                            JwsAlgorithm.named(algorithm).orElseThrow())
                    .verify(Members.text(file, "jws"));
            return Answer.ACCEPTED;
        }));
    }

    /** JSONTestSuite: a name says by its first letter whether a reader accepts the file, and {@code i_} leaves it open. */
    private List<Tally> json(List<Difference> known) {
        Map<String, Expected> sorts = Map.of("y_", Expected.ACCEPTED, "n_", Expected.REFUSED, "i_", Expected.EITHER);
        List<Tally> tallies = new ArrayList<>();
        for (String sort : List.of("i_", "n_", "y_")) {
            Tally tally = new Tally("json-parsing/" + sort + "*.json", known);
            files(path).stream()
                    .filter(file -> path.equals(file.getParent()))
                    .filter(file -> file.getFileName().toString().startsWith(sort))
                    .forEach(file -> json(file, sorts.get(sort), tally));
            tallies.add(tally);
        }
        Tally transformed = new Tally("json-parsing/transform/*.json", known);
        files(path.resolve("transform")).forEach(file -> json(file, Expected.EITHER, transformed));
        tallies.add(transformed);
        return tallies;
    }

    private static void json(Path file, Expected expected, Tally tally) {
        byte[] octets = octets(file);
        tally.count(file.getFileName().toString(), "", expected, Answer.of(() -> {
            JsonObject.parseValue(octets, TokenLimits.defaults());
            return Answer.ACCEPTED;
        }));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] octets(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
