package dev.signet.jose.vectors;

import static java.util.Map.entry;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.testsupport.Vectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Files of Wycheproof, known by their schema and not by their name. Immutable. */
final class Wycheproof {

    private static final String OF_JOSE = "json_web_";

    private static final Map<String, Schema> SCHEMAS = Map.ofEntries(
            entry("aead_test", Contents::open),
            entry("ecdh_pem_test", KeyAgreement::withPem),
            entry("ecdh_webcrypto_test", KeyAgreement::withJwks),
            entry("ecdsa_p1363_verify", Signatures::ecdsa),
            entry("ecdsa_verify", Signatures::ecdsaInDer),
            entry("eddsa_verify", Signatures::edDsa),
            entry(OF_JOSE + "crypto", JsonWebTokens::open),
            entry(OF_JOSE + "encryption", JsonWebTokens::open),
            entry(OF_JOSE + "key", JsonWebTokens::open),
            entry(OF_JOSE + "signature", JsonWebTokens::open),
            entry("keywrap_test", KeyEncryption::wrap),
            entry("mac_test", Signatures::hmac),
            entry("mldsa_sign_noseed", Signatures::mlDsaWithoutSeed),
            entry("mldsa_sign_seed", Signatures::mlDsaWithSeed),
            entry("mldsa_verify", Signatures::mlDsa),
            entry("rsaes_oaep_decrypt", KeyEncryption::oaep),
            entry("rsaes_pkcs1_decrypt", KeyEncryption::rsaPkcs1),
            entry("rsassa_pkcs1_verify", Signatures::rsaPkcs1),
            entry("rsassa_pss_verify", Signatures::rsaPss),
            entry("rsassa_pss_with_parameters_verify", Signatures::rsaPss),
            entry("xdh_jwk_comp", KeyAgreement::withJwks),
            entry("xdh_pem_comp", KeyAgreement::withPem));

    private static final TokenLimits LIMITS = TokenLimits.defaults()
            .withTokenOctets(64 << 20)
            .withJsonMembers(1_000_000)
            .withJsonStringOctets(1 << 20);

    private final List<Difference> known;

    /**
     * Joins the driver with what is known to differ.
     *
     * @param known the differences that there are on this platform
     */
    Wycheproof(List<Difference> known) {
        this.known = known;
    }

    /**
     * Returns the files of the folder that is named; without one, of that beside the project, or the test is skipped.
     *
     * @param named the folder, or an empty text
     * @throws UncheckedIOException if there is no such folder
     */
    static List<Path> files(String named) {
        Path folder = named.isEmpty() ? Vectors.require("wycheproof") : Path.of(named);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith("_test.json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Tries the cases of a file: all of those with keys and tokens of JOSE, and some of the others.
     *
     * @param every how many of the others there are from one that is tried to the next
     */
    Tally tally(Path path, int every) {
        JsonObject file = read(path);
        Tally tally = new Tally(path.getFileName().toString(), known);
        String name = schema(file);
        Schema schema = SCHEMAS.get(name);
        int step = name.startsWith(OF_JOSE) ? 1 : every;
        int number = 0;
        for (JsonObject group : file.objects("testGroups").orElseThrow()) {
            List<JsonObject> tests = group.objects("tests").orElseThrow();
            if (schema == null) {
                tally.skip("of a schema that the driver does not know", tests.size());
                continue;
            }
            Group cases = new Group(schema, file, group);
            for (JsonObject test : tests) {
                if (number % step == 0) {
                    tally.count(
                            test.value("tcId").orElseThrow().toString(),
                            test.string("comment").orElse("") + " "
                                    + test.strings("flags").orElse(List.of()),
                            Expected.labelled(Members.text(test, "result")),
                            Answer.of(() -> cases.answer(test)));
                } else {
                    tally.leaveOut();
                }
                number++;
            }
        }
        return tally;
    }

    /** Returns the name of the schema, without the version that some have. */
    private static String schema(JsonObject file) {
        return file.string("schema").orElse("").replaceAll("(_schema)?(_v[0-9]+)?\\.json$", "");
    }

    private static JsonObject read(Path path) {
        try {
            return JsonObject.parse(Files.readAllBytes(path), LIMITS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A group whose key is read with its first case, so that a key that is refused answers each of them. */
    private static final class Group {

        private final Schema schema;
        private final JsonObject file;
        private final JsonObject group;
        private Schema.Cases cases;

        Group(Schema schema, JsonObject file, JsonObject group) {
            this.schema = schema;
            this.file = file;
            this.group = group;
        }

        Answer answer(JsonObject test) throws GeneralSecurityException {
            if (cases == null) {
                cases = schema.open(file, group);
            }
            return cases.answer(test);
        }
    }
}
