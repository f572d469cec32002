package dev.signet.jose.examples.alb;

import static dev.signet.jose.examples.alb.LoadBalancer.ARN;
import static dev.signet.jose.examples.alb.LoadBalancer.CLAIMS;
import static dev.signet.jose.examples.alb.LoadBalancer.CLIENT;
import static dev.signet.jose.examples.alb.LoadBalancer.ISSUER;
import static dev.signet.jose.examples.alb.LoadBalancer.KEY_ID;
import static dev.signet.jose.examples.alb.LoadBalancer.NOW;
import static dev.signet.jose.examples.alb.LoadBalancer.padded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jws.Ecdsa;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AlbVerifierTest {

    private static final LoadBalancer OURS = LoadBalancer.at(ARN);
    private static final LoadBalancer THEIRS = LoadBalancer.at(ARN.replace("123456789012", "210987654321"));
    private static final String TOKEN = OURS.sign(OURS.header());

    /** The kids that a key was asked for. */
    private final List<String> asked = new ArrayList<>();

    private ECPublicKey key = OURS.key().publicKey();

    private final AlbVerifier verifier =
            new AlbVerifier(ARN, ISSUER, CLIENT, this::find, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void accepts_the_token_of_its_load_balancer() {
        assertThat(verifier.verify(TOKEN)).isEqualTo(CLAIMS);
    }

    @Test
    void every_part_of_that_token_is_padded() {
        assertThat(TOKEN.split("\\.")).hasSize(3).allMatch(part -> part.endsWith("="));
    }

    @Test
    void asks_for_a_key_once() {
        verifier.verify(TOKEN);
        verifier.verify(TOKEN);

        assertThat(asked).containsExactly(KEY_ID);
    }

    @Test
    void keeps_no_key_that_has_verified_nothing() {
        key = THEIRS.key().publicKey();
        refuses(Reason.SIGNATURE_INVALID, TOKEN);
        key = OURS.key().publicKey();

        assertThat(verifier.verify(TOKEN)).isEqualTo(CLAIMS);
    }

    @Test
    void refuses_the_load_balancer_of_another_account() {
        key = THEIRS.key().publicKey();

        refuses(Reason.CLAIM_REJECTED, THEIRS.sign(THEIRS.header()));
        refuses(Reason.CLAIM_REJECTED, THEIRS.sign(THEIRS.header().without("signer")));
    }

    @Test
    void refuses_our_name_under_the_key_of_another_account() {
        refuses(Reason.SIGNATURE_INVALID, THEIRS.sign(OURS.header()));
    }

    @ParameterizedTest
    @CsvSource({
        "iss, https://other.example, CLAIM_REJECTED",
        "client, client-2, CLAIM_REJECTED",
        "signer, arn:aws, CLAIM_REJECTED",
        "alg, none, ALGORITHM_NOT_ALLOWED",
        "alg, HS256, ALGORITHM_NOT_ALLOWED",
        "alg, es256, ALGORITHM_NOT_ALLOWED",
        "exp, tomorrow, CLAIM_REJECTED"
    })
    void refuses_another_value_in_the_header(String name, String value, Reason reason) {
        refuses(reason, OURS.sign(OURS.header().with(name, value)));
    }

    @ParameterizedTest
    @CsvSource({"iss, CLAIM_REJECTED", "client, CLAIM_REJECTED", "signer, CLAIM_REJECTED", "exp, CLAIM_REJECTED"})
    void refuses_a_header_without(String name, Reason reason) {
        refuses(reason, OURS.sign(OURS.header().without(name)));
    }

    @Test
    void refuses_none_without_a_signature() {
        String header = padded(OURS.header().with("alg", "none").toJson());

        refuses(Reason.ALGORITHM_NOT_ALLOWED, header + '.' + padded(CLAIMS.toJson()) + '.');
    }

    @Test
    void refuses_an_extension() {
        refuses(Reason.UNSUPPORTED, OURS.sign(OURS.header().with("crit", List.of("exp"))));
    }

    @Test
    void refuses_an_expired_token() {
        long now = NOW.getEpochSecond();

        assertThat(verifier.verify(OURS.sign(OURS.header().with("exp", now + 1))))
                .isEqualTo(CLAIMS);
        refuses(Reason.EXPIRED, OURS.sign(OURS.header().with("exp", now)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "../c2f80c8b-c05c-4068-af14-17299f7896b1",
                "c2f80c8b-c05c-4068-af14-17299f7896b1/..",
                "c2f80c8b-c05c-4068-af14-17299f7896b1?a",
                "c2f80c8b-c05c-4068-af14-17299f7896b1\n",
                "https://other.example/key.pem",
                "//other.example/key.pem",
                "%2e%2e"
            })
    void asks_for_no_key_by_a_kid_that_is_no_UUID(String keyId) {
        refuses(Reason.KEY_NOT_FOUND, OURS.sign(OURS.header().with("kid", keyId)));

        assertThat(asked).isEmpty();
    }

    @Test
    void asks_for_no_key_without_a_kid() {
        refuses(Reason.KEY_NOT_FOUND, OURS.sign(OURS.header().without("kid")));
        refuses(Reason.KEY_NOT_FOUND, OURS.sign(OURS.header().with("kid", 7)));

        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void demands_the_padding_of_each_part(int index) {
        refuses(Reason.MALFORMED, withPart(index, part(index).replace("=", "")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void refuses_more_padding_in_each_part(int index) {
        refuses(Reason.MALFORMED, withPart(index, part(index) + "="));
        refuses(Reason.MALFORMED, withPart(index, part(index) + "===="));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void refuses_unused_bits_that_are_not_zero(int index) {
        String part = part(index);
        int last = part.indexOf('=') - 1;
        String changed = part.substring(0, last) + (char) (part.charAt(last) + 1) + part.substring(last + 1);

        refuses(Reason.MALFORMED, withPart(index, changed));
    }

    @Test
    void refuses_the_alphabet_of_base64() {
        String claims = padded("{\"sub\":\"\u00ff\u00ff\u00ff\u00fe\"}");
        String header = TOKEN.split("\\.")[0];
        assertThat(claims).containsPattern("[-_]");

        assertThat(verifier.verify(OURS.sign(header, claims)).string("sub")).isPresent();
        refuses(Reason.MALFORMED, OURS.sign(header, claims.replace('-', '+').replace('_', '/')));
    }

    @Test
    void refuses_a_token_without_any_padding_as_a_JWS_has_it() {
        String token = Ecdsa.ES256
                .signer(OURS.key())
                .withKeyId(KEY_ID)
                .withHeader("signer", ARN)
                .withHeader("iss", ISSUER)
                .withHeader("client", CLIENT)
                .withHeader("exp", NOW.getEpochSecond() + 120)
                .sign(CLAIMS.toOctets());

        refuses(Reason.MALFORMED, token);
    }

    @Test
    void refuses_other_claims_under_the_signature() {
        refuses(Reason.SIGNATURE_INVALID, withPart(1, padded("{\"sub\":\"mallory\"}")));
    }

    @Test
    void refuses_a_signature_in_DER_and_an_empty_one() {
        String input = TOKEN.substring(0, TOKEN.lastIndexOf('.'));
        byte[] der = OURS.signature("SHA256withECDSA", input);

        refuses(Reason.SIGNATURE_INVALID, input + '.' + Base64.getUrlEncoder().encodeToString(der));
        refuses(Reason.SIGNATURE_INVALID, input + '.');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "...", "a.b", "a.b.c.d", "e30=.e30=.AA==", "bm8=.e30=.AA==", "W10=.e30=.AA=="})
    void refuses_what_is_no_token(String text) {
        assertThatExceptionOfType(InvalidTokenException.class).isThrownBy(() -> verifier.verify(text));
    }

    @Test
    void refuses_a_long_text_unread() {
        refuses(Reason.MALFORMED, "A".repeat(8_000) + "." + "A".repeat(8_000) + "." + "A".repeat(400));
    }

    @Test
    void the_messages_repeat_nothing_of_the_token() {
        JsonObject header = OURS.header().with("client", "mallory");

        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> verifier.verify(OURS.sign(header)))
                .withMessage("\"client\" in the header: expected client-10");
    }

    private ECPublicKey find(String keyId) {
        asked.add(keyId);
        return key;
    }

    private void refuses(Reason reason, String token) {
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> verifier.verify(token))
                .returns(reason, InvalidTokenException::reason);
    }

    private static String part(int index) {
        return TOKEN.split("\\.")[index];
    }

    /** {@link #TOKEN} with one part as it stands in place of its own. */
    private static String withPart(int index, String part) {
        String[] parts = TOKEN.split("\\.");
        parts[index] = part;
        return String.join(".", parts);
    }
}
