package dev.signet.jose.jwt;

import static dev.signet.jose.jwt.Tokens.ISSUER;
import static dev.signet.jose.jwt.Tokens.VERIFIER;
import static dev.signet.jose.jwt.Tokens.assertRefused;
import static dev.signet.jose.jwt.Tokens.good;
import static dev.signet.jose.jwt.Tokens.strict;
import static dev.signet.jose.jwt.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwk.OctJwk;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What remembering tokens does not go with. The module that remembers them has the tests of what it does. */
class RememberingSettingsTest {

    private static final JweDecrypter DECRYPTER = Direct.DIR.decrypter(OctJwk.generate(32), ContentEncryption.A256GCM);

    @Test
    void without_the_module_build_names_it() {
        assertThatIllegalStateException()
                .isThrownBy(() -> strict().remembering(10).build())
                .withMessage("remembering(..) needs a cache for the tokens: add dev.signet.jose:jose-jwt-cache");
    }

    @Test
    void encrypted_tokens_are_not_remembered() {
        for (JwtDecoderBuilder<?> encrypted : List.of(
                Jwt.decryptedBy(DECRYPTER).unsigned(),
                Jwt.decryptedBy(DECRYPTER).thenVerifiedBy(VERIFIER))) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> encrypted.remembering(10))
                    .withMessage("claims of encrypted tokens are never remembered: use verifiedBy(..)");
        }
    }

    @Test
    void a_token_that_is_accepted_once_is_not_remembered_whichever_is_set_first() {
        ReplayStore store = (key, until) -> true;
        for (JwtDecoderBuilder<JwtDecoder> both : List.of(
                strict().remembering(10).rejectingReplays(store),
                strict().rejectingReplays(store).remembering(10))) {
            assertThatIllegalStateException()
                    .isThrownBy(both::build)
                    .withMessageContaining("use either rejectingReplays(..) or remembering(..)");
        }
    }

    @Test
    void opened_claims_are_not_remembered() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> strict().remembering(10).opening(DECRYPTER, "ssn").build())
                .withMessageContaining("claims that were sealed are never remembered");
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        strict().openingSealedFor(DECRYPTER).remembering(10).build())
                .withMessageContaining("claims that were sealed are never remembered");
    }

    @Test
    void the_memory_is_set_once() {
        assertThatIllegalStateException()
                .isThrownBy(() -> strict().remembering(10).remembering(20))
                .withMessage("the memory of tokens is already set; set it once");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void room_for_no_token_is_a_mistake(int tokens) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> strict().remembering(tokens))
                .withMessage("expected room for at least 1 token, was " + tokens);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "P36526D"})
    void a_maximum_age_out_of_range_is_a_mistake(Duration age) {
        assertThatIllegalArgumentException().isThrownBy(() -> strict().remembering(10, age));
    }

    @Test
    void the_issuer_must_be_set_all_the_same() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Jwt.verifiedBy(VERIFIER)
                        .audience("orders")
                        .remembering(10)
                        .build())
                .withMessage("set issuer(..), or waive it with anyIssuer()");
    }

    @Test
    void a_decoder_that_remembers_none_has_no_counts() {
        assertThat(strict().build().rememberedTokens()).isEmpty();
        assertThat(Jwt.issuers(strict().build()).rememberedTokens()).isEmpty();
    }

    @Test
    void a_pure_rule_is_a_rule() {
        JwtDecoder decoder = strict().rule(ClaimRule.pure(
                        "iss", "https", claims -> claims.issuer().orElse("").startsWith("https:")))
                .build();
        JwtDecoder refusing =
                strict().rule(ClaimRule.pure("iss", "none", claims -> false)).build();

        assertThat(decoder.decode(token(good())).claims().issuer()).contains(ISSUER);
        assertRefused("iss", Code.UNEXPECTED, () -> refusing.decode(token(good())));
    }
}
