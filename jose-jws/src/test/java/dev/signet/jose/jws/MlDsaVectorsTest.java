package dev.signet.jose.jws;

import static dev.signet.jose.jws.Tokens.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwk.AkpJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.testsupport.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The examples of the working group for RFC 9964: a key and a token for each algorithm. */
class MlDsaVectorsTest {

    @ParameterizedTest
    @EnumSource
    void the_token_verifies_under_the_key_and_no_other_does(MlDsa algorithm) throws IOException {
        JsonObject vector = vector(algorithm);
        Jwk key = Jwk.of(vector.object("jwk").orElseThrow());
        String token = vector.string("jws").orElseThrow();
        String[] parts = token.split("\\.", -1);
        JwsVerifier verifier = JwsVerifier.of(JwkSet.of(key.toPublic()), algorithm);

        VerifiedJws jws = verifier.verify(token);

        assertThat(jws.keyId()).isEqualTo(key.keyId());
        assertThat(Base64Url.decode(parts[2])).isEqualTo(octets(vector, "raw_signature"));
        assertThat(parts[0] + "." + parts[1]).isEqualTo(new String(octets(vector, "raw_to_be_signed"), UTF_8));
        assertRefused(
                Reason.SIGNATURE_INVALID,
                () -> verifier.verify(parts[0] + "." + Base64Url.encode("other".getBytes(UTF_8)) + "." + parts[2]));
        assertRefused(
                Reason.SIGNATURE_INVALID,
                () -> JwsVerifier.of(AkpJwk.generate(algorithm.jwaName()), algorithm)
                        .verify(token));
    }

    @ParameterizedTest
    @EnumSource
    void the_key_is_that_of_its_seed_and_named_by_its_thumbprint(MlDsa algorithm) throws IOException {
        JsonObject vector = vector(algorithm);
        JsonObject members = vector.object("jwk").orElseThrow();

        // Reading a private key makes the public one of the seed and compares them.
        AkpJwk key = (AkpJwk) Jwk.of(members);

        assertThat(key.isPrivate()).isTrue();
        assertThat(key.pub()).isEqualTo(octets(vector, "raw_public_key"));
        assertThat(key.keyId()).contains(key.thumbprint().toString());
        assertThat(key.privateMembers()).isEqualTo(members);
        assertThat(algorithm
                        .verifier(key)
                        .verify(algorithm.signer(key).sign(new byte[1]))
                        .payload())
                .hasSize(1);
    }

    private static JsonObject vector(MlDsa algorithm) throws IOException {
        return JsonObject.parse(
                Files.readAllBytes(Vectors.require("ml-dsa").resolve(algorithm.jwaName() + ".json")),
                TokenLimits.defaults());
    }

    private static byte[] octets(JsonObject vector, String name) {
        return HexFormat.of().parseHex(vector.string(name).orElseThrow());
    }
}
