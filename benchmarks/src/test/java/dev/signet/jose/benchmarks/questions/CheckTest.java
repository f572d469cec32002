package dev.signet.jose.benchmarks.questions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.signet.jose.benchmarks.libraries.Library;
import dev.signet.jose.benchmarks.libraries.Providers;
import dev.signet.jose.benchmarks.libraries.SignedTokens;
import dev.signet.jose.benchmarks.libraries.SignetSigned;
import dev.signet.jose.benchmarks.tokens.Algorithm;
import dev.signet.jose.benchmarks.tokens.Claims;
import dev.signet.jose.benchmarks.tokens.Tokens;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtDecoderBuilder;
import java.util.Base64;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No library is measured that accepts what it should refuse. */
final class CheckTest {

    private Tokens tokens;
    private SignedTokens library;

    @BeforeEach
    void prepare() throws Exception {
        tokens = new Tokens(Algorithm.HS256);
        library = Library.SIGNET.signed(Algorithm.HS256, tokens.keys(), Providers.DEFAULT);
    }

    @Test
    void a_library_that_refuses_what_it_should_is_measured() {
        assertThatCode(() -> Check.signed(library, tokens)).doesNotThrowAnyException();
    }

    @Test
    void one_that_verifies_no_signature_is_not() {
        assertRefused("a changed signature", reading(CheckTest::unverified));
    }

    @Test
    void one_that_takes_any_issuer_is_not() {
        assertRefused("another issuer", decoding(builder -> builder.anyIssuer().audience(Claims.AUDIENCE)));
    }

    @Test
    void one_that_takes_any_audience_is_not() {
        assertRefused(
                "another audience",
                decoding(builder -> builder.issuer(Claims.ISSUER).anyAudience()));
    }

    @Test
    void one_that_needs_no_expiry_is_not() {
        assertRefused(
                "no expiry",
                decoding(builder ->
                        builder.issuer(Claims.ISSUER).audience(Claims.AUDIENCE).noExpiryNeeded()));
    }

    @Test
    void one_that_reads_other_claims_is_not() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Check.signed(
                        reading(token -> {
                            Claims.Read read = verified(token);
                            return new Claims.Read(read.subject(), "another tenant", read.roles());
                        }),
                        tokens))
                .withMessageContaining("read ")
                .withMessageContaining(" was said");
    }

    private void assertRefused(String what, SignedTokens accepting) {
        assertThatIllegalStateException()
                .isThrownBy(() -> Check.signed(accepting, tokens))
                .withMessage("accepted what should be refused: " + what);
    }

    private SignedTokens decoding(Function<JwtDecoderBuilder<?>, JwtDecoderBuilder<?>> rules) {
        JwsVerifier verifier = SignetSigned.verifier(Algorithm.HS256, tokens.keys(), Providers.DEFAULT);
        var builder = Jwt.verifiedBy(verifier);
        rules.apply(builder);
        var decoder = builder.build();
        return reading(token -> SignetSigned.read(decoder.decode(token).claims()));
    }

    private SignedTokens reading(Function<String, Claims.Read> verification) {
        return new SignedTokens() {
            @Override
            public String sign(Claims claims) throws Exception {
                return library.sign(claims);
            }

            @Override
            public Claims.Read verify(String token) {
                return verification.apply(token);
            }
        };
    }

    private Claims.Read verified(String token) {
        try {
            return library.verify(token);
        } catch (Exception e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Claims.Read unverified(String token) {
        String payload = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
        String json = new String(Base64.getUrlDecoder().decode(payload), UTF_8);
        return SignetSigned.read(JwtClaims.of(JsonObject.parse(json)));
    }
}
