package dev.signet.jose.jwt;

import static dev.signet.jose.jwt.Tokens.SIGNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwk.OctJwk;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two tokens of one encoder with the same claims have the same length here. */
final class TokenBoundTest {

    private static final JweEncrypter ENCRYPTER = Direct.DIR.encrypter(OctJwk.generate(32), ContentEncryption.A256GCM);
    private static final JwtClaims CLAIMS = Tokens.good().build();

    static Stream<JwtEncoder> encoders() {
        return Stream.of(
                Jwt.signedWith(SIGNER),
                Jwt.signedWith(SIGNER).sealing(ENCRYPTER, "ssn"),
                Jwt.signedWith(SIGNER).thenEncryptedWith(ENCRYPTER),
                Jwt.encryptedWith(ENCRYPTER),
                Jwt.encryptedWith(ENCRYPTER).sealing(ENCRYPTER, "ssn"));
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void a_token_fails_at_its_issuer_if_it_has_one_octet_more_than_it_may(JwtEncoder encoder) {
        JwtClaims claims = Tokens.good().jwtId("1").claim("ssn", "078-05-1120").build();
        int octets = encoder.encode(claims).length();

        assertThat(encoder.withMaxTokenOctets(octets).encode(claims)).hasSize(octets);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoder.withMaxTokenOctets(octets - 1).encode(claims))
                .withMessage("the token has " + octets + " octets and may have " + (octets - 1)
                        + " (withMaxTokenOctets): expected fewer or shorter claims");
    }

    @Test
    void the_last_bound_counts_and_the_encoder_before_keeps_its_own() {
        JwtEncoder narrow = Jwt.signedWith(SIGNER).withMaxTokenOctets(1);

        assertThat(narrow.withMaxTokenOctets(8_192).encode(CLAIMS)).isNotEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> narrow.encode(CLAIMS));
    }

    @Test
    void sealed_claims_count() {
        JwtClaims claims = Tokens.good().jwtId("1").claim("ssn", "078-05-1120").build();
        SignedJwtEncoder bounded = Jwt.signedWith(SIGNER)
                .withMaxTokenOctets(Jwt.signedWith(SIGNER).encode(claims).length());

        assertThat(bounded.encode(claims)).isNotEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bounded.sealing(ENCRYPTER, "ssn").encode(claims));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwt.encryptedWith(ENCRYPTER)
                        .withMaxTokenOctets(bounded.encode(claims).length())
                        .sealing(ENCRYPTER, "ssn")
                        .encode(claims));
    }

    @Test
    void the_bound_of_a_signed_token_becomes_that_of_the_encrypted_one() {
        JwtEncoder nested = Jwt.signedWith(SIGNER).thenEncryptedWith(ENCRYPTER);
        int octets = nested.encode(CLAIMS).length();

        assertThat(Jwt.signedWith(SIGNER)
                        .withMaxTokenOctets(octets)
                        .thenEncryptedWith(ENCRYPTER)
                        .encode(CLAIMS))
                .hasSize(octets);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwt.signedWith(SIGNER)
                        .withMaxTokenOctets(octets - 1)
                        .thenEncryptedWith(ENCRYPTER)
                        .encode(CLAIMS))
                .withMessageStartingWith("the token has " + octets + " octets and may have " + (octets - 1) + " ");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void a_bound_that_no_token_keeps_is_refused(int octets) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwt.signedWith(SIGNER).withMaxTokenOctets(octets))
                .withMessage("withMaxTokenOctets: expected at least 1, was " + octets);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwt.encryptedWith(ENCRYPTER).withMaxTokenOctets(octets));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Jwt.signedWith(SIGNER).thenEncryptedWith(ENCRYPTER).withMaxTokenOctets(octets));
    }
}
