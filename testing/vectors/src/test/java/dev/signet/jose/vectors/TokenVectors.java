package dev.signet.jose.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.InsecureRsa15;
import dev.signet.jose.jwe.JweAlgorithm;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweJsonDecrypter;
import dev.signet.jose.jwe.Pbes2;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.JwsJsonVerifier;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jws.SignaturePolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tokens of an RFC and what opens them: one or several keys or a password, each with its algorithm. A token that is
 * accepted must yield its content, and must be refused once its signature or tag is another. Immutable.
 *
 * @param keys the keys, in the order of {@code algorithms}
 * @param algorithms the {@code alg} for each key
 * @param password instead of keys, if the file has one
 * @param content what comes out, if the file says it
 */
record TokenVectors(List<Jwk> keys, List<String> algorithms, Optional<String> password, Optional<byte[]> content) {

    private static final String SYMMETRIC = "oct";
    private static final int AES_128_OCTETS = 16;

    /** Returns those of a file that was assembled from the text of an RFC. */
    static TokenVectors assembled(JsonObject file) {
        List<Jwk> keys = keys(file);
        List<String> algorithms = keys.stream().map(key -> algorithm(file, key)).toList();
        Optional<byte[]> content = file.octets("payload")
                .or(() -> file.string("payload_utf8").map(text -> text.getBytes(UTF_8)))
                .or(() -> file.string("plaintext_utf8").map(text -> text.getBytes(UTF_8)))
                .or(() -> file.string("inner_compact").map(text -> text.getBytes(UTF_8)));
        return new TokenVectors(keys, algorithms, file.string("password_utf8"), content)
                .withPasswordsAlgorithm(file.string("alg"));
    }

    /** Returns those of a file of the collection that belongs to RFC 7520. */
    static TokenVectors ofCookbook(JsonObject input) {
        boolean several = input.value("key").filter(List.class::isInstance).isPresent();
        List<Jwk> keys = several
                ? input.objects("key").orElseThrow().stream().map(Jwk::of).toList()
                : input.object("key").map(Jwk::of).stream().toList();
        List<String> algorithms = several ? input.strings("alg").orElseThrow() : List.of(Members.text(input, "alg"));
        Optional<byte[]> content =
                input.string("payload").or(() -> input.string("plaintext")).map(text -> text.getBytes(UTF_8));
        return new TokenVectors(keys, algorithms, input.string("pwd"), content);
    }

    private TokenVectors withPasswordsAlgorithm(Optional<String> algorithm) {
        return password.isPresent()
                ? new TokenVectors(keys, List.of(algorithm.orElseThrow()), password, content)
                : this;
    }

    /** An unsecured token has no key: that it is refused must not be for want of one. */
    private static List<Jwk> keys(JsonObject file) {
        if (file.value("key").filter(JsonObject.class::isInstance).isPresent()) {
            return List.of(Jwk.of(Members.object(file, "key")));
        }
        return file.objects("keys")
                .map(all -> all.stream().map(Jwk::of).toList())
                .orElseGet(() -> List.of(OctJwk.generate(32)));
    }

    /** Where several recipients have algorithms of their own, the keys tell which. */
    private static String algorithm(JsonObject file, Jwk key) {
        Optional<String> named = file.string("alg").filter(name -> !name.equals("none"));
        boolean encrypted = file.has("plaintext_utf8");
        return named.orElseGet(() -> switch (key.keyType()) {
            case "RSA" -> encrypted ? "RSA1_5" : "RS256";
            case SYMMETRIC -> encrypted && ((OctJwk) key).octets() == AES_128_OCTETS ? "A128KW" : "HS256";
            default -> "ES256";
        });
    }

    /** Returns what becomes of a token in any serialization. */
    Answer answer(String token) {
        Answer answer = Answer.of(() -> isRight(token) ? Answer.ACCEPTED : Answer.OTHER_RESULT);
        if (answer.kind() == Answer.Kind.ACCEPTED
                && Answer.of(() -> Answer.acceptedIf(isRight(changed(token)))).kind() != Answer.Kind.REFUSED) {
            throw new AssertionError("accepted with another signature or tag");
        }
        return answer;
    }

    private boolean isRight(String token) {
        boolean isJson = token.startsWith("{");
        boolean isJwe = isJson ? JsonObject.parse(token).has("ciphertext") : token.split("\\.", -1).length == 5;
        byte[] found = isJwe ? decrypted(token, isJson) : verified(token, isJson);
        return content.map(expected -> Arrays.equals(expected, found)).orElse(true);
    }

    private byte[] verified(String token, boolean isJson) {
        List<JwsVerifier> verifiers = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            JwsVerifier verifier = JwsVerifier.of(
                    keys.get(i), JwsAlgorithm.named(algorithms.get(i)).orElseThrow());
            verifiers.add(verifier.acceptingUnencodedPayload());
        }
        JwsVerifier first = verifiers.get(0);
        if (isJson) {
            JwsJsonVerifier all = JwsJsonVerifier.of(
                    SignaturePolicy.all(), first, verifiers.stream().skip(1).toArray(JwsVerifier[]::new));
            return JsonObject.parse(token).has("payload")
                    ? all.verify(token).payload()
                    : all.verifyDetached(token, content.orElseThrow()).payload();
        }
        if (token.contains("..")) {
            first.verifyDetached(token, content.orElseThrow());
            return content.orElseThrow();
        }
        return first.verify(token).payload();
    }

    /** Each recipient opens it. */
    private byte[] decrypted(String token, boolean isJson) {
        byte[] found = {};
        for (JweDecrypter decrypter : decrypters()) {
            found = isJson
                    ? JweJsonDecrypter.of(decrypter).decrypt(token).plaintext()
                    : decrypter.decrypt(token).plaintext();
        }
        return found;
    }

    private List<JweDecrypter> decrypters() {
        ContentEncryption any = ContentEncryption.A128GCM;
        ContentEncryption[] all = ContentEncryption.values();
        if (password.isPresent()) {
            Pbes2 algorithm = (Pbes2) JweAlgorithm.named(algorithms.get(0)).orElseThrow();
            return List.of(algorithm.decrypter(password.get().toCharArray(), any, all));
        }
        List<JweDecrypter> decrypters = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Jwk key = keys.get(i);
            String name = algorithms.get(i);
            JweDecrypter decrypter;
            if (name.equals("RSA1_5")) {
                decrypter = InsecureRsa15.RSA1_5.decrypter((RsaJwk) key, any, all);
            } else if (name.equals("dir")) {
                decrypter = direct(key);
            } else {
                decrypter = JweDecrypter.of(key, JweAlgorithm.named(name).orElseThrow(), any, all);
            }
            decrypters.add(decrypter.inflating(100_000));
        }
        return decrypters;
    }

    private static JweDecrypter direct(Jwk key) {
        ContentEncryption encryption = Arrays.stream(ContentEncryption.values())
                .filter(one -> one.jwaName().equals(key.algorithm().orElse("")))
                .findFirst()
                .orElseThrow();
        return JweDecrypter.of(key, Direct.DIR, encryption);
    }

    /** Returns the same token with another first octet of its signature or tag. */
    private static String changed(String token) {
        if (!token.startsWith("{")) {
            int last = token.lastIndexOf('.') + 1;
            return changed(token, last);
        }
        String name = token.contains("\"signature\":\"") ? "\"signature\":\"" : "\"tag\":\"";
        // The tag of the JWE stands behind that of a recipient.
        return changed(token, token.lastIndexOf(name) + name.length());
    }

    private static String changed(String token, int at) {
        byte[] octets = Base64Url.decode(token.substring(at, at + 4));
        octets[0] ^= 1;
        return token.substring(0, at) + Base64Url.encode(octets) + token.substring(at + 4);
    }
}
