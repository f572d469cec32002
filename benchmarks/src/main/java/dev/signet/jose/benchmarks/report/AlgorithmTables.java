package dev.signet.jose.benchmarks.report;

import dev.signet.jose.core.internal.AlgorithmSpec;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.EcdhEs;
import dev.signet.jose.jwe.InsecureRsa15;
import dev.signet.jose.jwe.JweAlgorithm;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwe.Pbes2;
import dev.signet.jose.jwe.RsaOaep;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.jwk.internal.JwkGenerator;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.EdDsa;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.MlDsa;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The tables of docs/algorithms.md: times as measured, sizes of what is made here. */
final class AlgorithmTables {

    private static final int CLAIMS = 300;
    private static final String NOT_MEASURED = "–";
    private static final String PASSWORD = "correct horse battery staple";

    /** As long as those that the benchmarks measure. */
    private final RsaJwk rsa = RsaJwk.generate(2048);

    private final Results results;

    AlgorithmTables(Results results) {
        this.results = results;
    }

    /** Returns a line for each algorithm of JWS. */
    String signatures() {
        StringBuilder text = new StringBuilder("| `alg` | sign | verify | signature | token | public key | needs |\n")
                .append("|---|---|---|---|---|---|---|\n");
        for (JwsAlgorithm algorithm : JwsAlgorithm.all()) {
            Jwk key = key(algorithm);
            String token = JwsSigner.of(key, algorithm).sign(new byte[CLAIMS]);
            // The benchmarks measure EdDSA under the name of its curve.
            String measured = algorithm == EdDsa.EDDSA ? EdDsa.ED25519.jwaName() : algorithm.jwaName();
            line(
                    text,
                    code(algorithm.jwaName()),
                    time("sign", measured),
                    time("verify", measured),
                    Integer.toString(octets(token.length() - token.lastIndexOf('.') - 1)),
                    Integer.toString(token.length()),
                    algorithm instanceof Hmac
                            ? "none"
                            : Integer.toString(key.toPublic().toJson().length()),
                    needed(algorithm));
        }
        return text.toString();
    }

    private static String needed(JwsAlgorithm algorithm) {
        if (algorithm instanceof MlDsa) {
            return "JDK 24, or bcprov";
        }
        return algorithm == Ecdsa.ES256K ? "bcprov" : "JDK 17";
    }

    /** Returns a line for each algorithm of JWE that manages keys, with a column for each that encrypts content. */
    String encryption() {
        StringBuilder text = new StringBuilder("| `alg` | encrypt | decrypt |");
        ContentEncryption.all()
                .forEach(content ->
                        text.append(' ').append(code(content.jwaName())).append(" |"));
        text.append("\n|---|---|---|")
                .append("---|".repeat(ContentEncryption.all().size()))
                .append('\n');
        for (JweAlgorithm algorithm : JweAlgorithm.all()) {
            if (algorithm instanceof EcdhEs ecdh) {
                EcJwk p256 = EcJwk.generate(Curve.P_256);
                OkpJwk x25519 = OkpJwk.generate(Curve.X25519);
                encryption(text, algorithm, " on P-256", content -> ecdh.encrypter(p256, content));
                encryption(text, algorithm, " on X25519", content -> ecdh.encrypter(x25519, content));
            } else if (!(algorithm instanceof InsecureRsa15)) {
                encryption(text, algorithm, "", content -> encrypter(algorithm, content));
            }
        }
        return text.toString();
    }

    private void encryption(
            StringBuilder text,
            JweAlgorithm algorithm,
            String curve,
            Function<ContentEncryption, JweEncrypter> encrypters) {
        String measured = algorithm.jwaName() + " + " + ContentEncryption.A256GCM.jwaName();
        boolean isMeasured = !curve.contains("X25519");
        List<String> cells = new ArrayList<>();
        cells.add(code(algorithm.jwaName()) + curve);
        cells.add(isMeasured ? time("encrypt", measured) : NOT_MEASURED);
        cells.add(isMeasured ? time("decrypt", measured) : NOT_MEASURED);
        for (ContentEncryption content : ContentEncryption.all()) {
            // A password is half a second of work each time, and no part of the table that matters.
            boolean isShown = !(algorithm instanceof Pbes2) || content == ContentEncryption.A256GCM;
            cells.add(
                    isShown
                            ? Integer.toString(encrypters
                                    .apply(content)
                                    .encrypt(new byte[CLAIMS])
                                    .length())
                            : NOT_MEASURED);
        }
        line(text, cells.toArray(String[]::new));
    }

    private Jwk key(JwsAlgorithm algorithm) {
        AlgorithmSpec spec = AlgorithmSpec.of(algorithm.jwaName());
        return spec.material() == AlgorithmSpec.Material.RSA
                ? rsa
                : JwkGenerator.of(spec).generate();
    }

    private JweEncrypter encrypter(JweAlgorithm algorithm, ContentEncryption content) {
        if (algorithm instanceof Pbes2 pbes2) {
            return pbes2.encrypter(PASSWORD.toCharArray(), content);
        }
        if (algorithm instanceof RsaOaep oaep) {
            return oaep.encrypter(rsa, content);
        }
        return JweEncrypter.of(key(algorithm, content), algorithm, content);
    }

    private static Jwk key(JweAlgorithm algorithm, ContentEncryption content) {
        // With dir the key is that of the content encryption.
        String name = algorithm instanceof Direct ? content.jwaName() : algorithm.jwaName();
        return JwkGenerator.of(AlgorithmSpec.of(name)).generate();
    }

    private String time(String question, String subject) {
        return results.row(question, subject, Goal.SIGNET)
                .map(row -> Text.time(row.median()))
                .orElse(NOT_MEASURED);
    }

    /** Returns how many octets there are behind so many characters of base64url. */
    private static int octets(int characters) {
        return characters * 3 / 4;
    }

    private static String code(String name) {
        return "`" + name + "`";
    }

    private static void line(StringBuilder text, String... cells) {
        text.append("| ").append(String.join(" | ", List.of(cells))).append(" |\n");
    }
}
