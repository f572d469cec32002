package dev.signet.jose.jwt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jws.EdDsa;
import dev.signet.jose.jwt.internal.ClaimPath;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors in {@code sealed-claims}, which npm's jose made. */
class SealedClaimsVectorsTest {

    private static final JsonObject KEYS = read("keys.json");

    /** One token and one attempt to open it. */
    record Vector(String name, String token, String key, List<ClaimPath> paths, JsonObject expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static JsonObject read(String name) {
        try (InputStream in = SealedClaimsVectorsTest.class.getResourceAsStream("/sealed-claims/" + name)) {
            return JsonObject.parse(Objects.requireNonNull(in).readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<ClaimPath> paths(JsonObject of) {
        return of.array("paths").orElseThrow().stream()
                .map(path -> new ClaimPath(
                        ((List<?>) path).stream().map(String.class::cast).toList()))
                .toList();
    }

    static Stream<Vector> openings() {
        return Stream.of("one-recipient.json", "two-recipients.json").flatMap(file -> {
            JsonObject vectors = read(file);
            return vectors.objects("openings").orElseThrow().stream()
                    .map(one -> new Vector(
                            file,
                            vectors.string("token").orElseThrow(),
                            one.string("key").orElseThrow(),
                            paths(one),
                            one));
        });
    }

    static Stream<Vector> refused() {
        JsonObject vectors = read("refused.json");
        return vectors.objects("refused").orElseThrow().stream()
                .map(one -> new Vector(
                        one.string("name").orElseThrow(),
                        one.string("token").orElseThrow(),
                        vectors.string("key").orElseThrow(),
                        paths(one),
                        one));
    }

    private static JwtClaims decoded(Vector vector) {
        OkpJwk issuer = (OkpJwk) Jwk.of(KEYS.object("issuer").orElseThrow());
        JweDecrypter decrypter =
                JweDecrypter.of(Jwk.of(KEYS.object(vector.key).orElseThrow()), ContentEncryption.A256GCM);
        String[] paths = vector.paths.stream().map(ClaimPath::toString).toArray(String[]::new);
        JwtDecoderBuilder<JwtDecoder> builder =
                Jwt.verifiedBy(EdDsa.EDDSA.verifier(issuer)).anyIssuer().anyAudience();
        for (String path : paths) {
            builder.opening(decrypter, path);
        }
        return builder.build().decode(vector.token).claims();
    }

    private static String outcome(Vector vector) {
        InvalidTokenException e = catchThrowableOfType(InvalidTokenException.class, () -> decoded(vector));
        return e.failures().isEmpty()
                ? "NOT_OPENED"
                : e.failures().get(0).code().name();
    }

    @ParameterizedTest
    @MethodSource("openings")
    void opens_what_another_implementation_sealed(Vector vector) {
        if (vector.expected.has("error")) {
            assertThat(outcome(vector)).isEqualTo("NOT_OPENED");
        } else {
            assertThat(decoded(vector).toObject())
                    .isEqualTo(vector.expected.object("claims").orElseThrow());
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses_what_another_implementation_spoilt(Vector vector) {
        assertThat(outcome(vector)).isEqualTo(vector.expected.string("error").orElseThrow());
    }

    /** With nothing but the JDK's ciphers, so that the vectors are what the document says and not what we make of them. */
    @Test
    void the_first_example_is_what_the_document_says() throws Exception {
        JsonObject vector = read("one-recipient.json");
        byte[] kek = KEYS.object("ward").orElseThrow().octets("k").orElseThrow();
        byte[] cek = vector.octets("cek").orElseThrow();
        JsonObject payload = Sealed.payload(vector.string("token").orElseThrow());
        for (String claim : List.of("ssn", "diagnosis")) {
            String seal = payload.string(claim).orElseThrow();

            Cipher wrap = Cipher.getInstance("AESWrap");
            wrap.init(Cipher.WRAP_MODE, new SecretKeySpec(kek, "AES"));
            assertThat(Sealed.part(seal, 1)).isEqualTo(Base64Url.encode(wrap.wrap(new SecretKeySpec(cek, "AES"))));

            byte[] json = JsonObject.builder()
                    .put("v", vector.object("claims").orElseThrow().value(claim).orElseThrow())
                    .build()
                    .toOctets();
            String value = new String(json, 5, json.length - 6, UTF_8);
            byte[] padded = (value + " ".repeat((32 - value.length() % 32) % 32)).getBytes(UTF_8);
            Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
            gcm.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(cek, "AES"),
                    new GCMParameterSpec(128, Base64Url.decode(Sealed.part(seal, 2))));
            gcm.updateAAD(Sealed.part(seal, 0).getBytes(US_ASCII));
            byte[] sealed = gcm.doFinal(padded);
            assertThat(Base64Url.decode(Sealed.part(seal, 3)))
                    .hasSize(padded.length)
                    .isEqualTo(Arrays.copyOf(sealed, padded.length));
            assertThat(Base64Url.decode(Sealed.part(seal, 4)))
                    .isEqualTo(Arrays.copyOfRange(sealed, padded.length, sealed.length));
        }
    }
}
