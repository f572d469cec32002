package dev.signet.jose.examples.recipes;

import static dev.signet.jose.examples.recipes.Refusals.assertRefused;
import static dev.signet.jose.examples.recipes.TestCertificate.NOW;
import static dev.signet.jose.jws.Ecdsa.ES256;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jws.JwsVerifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HealthCardsTest {

    private static final String ISSUER = "https://health.example/issuer";
    private static final String OTHER = "https://other.example/issuer";

    private static final EcJwk KEY = EcJwk.generate(Curve.P_256).withThumbprintKeyId();
    private static final EcJwk KEY_OF_OTHER = EcJwk.generate(Curve.P_256).withThumbprintKeyId();

    private static final String CLAIMS = "{\"iss\":\"" + ISSUER + "\",\"nbf\":" + NOW.getEpochSecond()
            + ",\"vc\":{\"type\":[\"https://smarthealth.cards#health-card\"]}}";

    private static final String HEADER = header(KEY, ",\"zip\":\"DEF\"");

    private final HealthCards cards = new HealthCards(
            Map.of(ISSUER, verifier(KEY), OTHER, verifier(KEY_OF_OTHER)), Clock.fixed(NOW, ZoneOffset.UTC));

    private static JwsVerifier verifier(EcJwk key) {
        return JwsVerifier.of(JwkSet.of(key.toPublic()), ES256);
    }

    private static String header(EcJwk key, String more) {
        return "{\"alg\":\"ES256\",\"kid\":\"" + key.keyId().orElseThrow() + "\"" + more + "}";
    }

    private static String card(String claims) {
        return signed(HEADER, deflated(claims.getBytes(UTF_8), true), KEY);
    }

    /** Signed without the library, which compresses nothing and sets no {@code zip}. */
    private static String signed(String header, byte[] payload, EcJwk key) {
        String input = Base64Url.encode(header.getBytes(UTF_8)) + "." + Base64Url.encode(payload);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key.privateKey().orElseThrow());
            signature.update(input.getBytes(UTF_8));
            return input + "." + Base64Url.encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] deflated(byte[] octets, boolean raw) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, raw);
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(out, deflater)) {
            deflating.write(octets);
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    @Test
    void accepts_a_card() {
        assertThat(cards.verify(card(CLAIMS)).object("vc")).isPresent();
    }

    @Test
    void reads_the_digits_of_a_qr_code() {
        String card = card(CLAIMS);
        String digits = card.chars().mapToObj(c -> "%02d".formatted(c - 45)).collect(joining());

        assertThat(HealthCards.jws("shc:/" + digits)).isEqualTo(card);
        assertThat(HealthCards.jws("shc:/5676295953265460")).isEqualTo("eyJhbGci");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shc:/", "shc:/567", "shc:/1/2/56", "shc:/56 7", "SHC:/56", "shl:/56", "5629"})
    void refuses_another_text_of_a_qr_code(String qr) {
        assertRefused(Reason.MALFORMED, () -> HealthCards.jws(qr));
    }

    @Test
    void refuses_digits_that_are_no_characters_of_a_card() {
        assertRefused(Reason.MALFORMED, () -> cards.verify(HealthCards.jws("shc:/" + "99".repeat(50))));
    }

    @Test
    void refuses_an_issuer_that_is_not_trusted() {
        assertRefused("iss", Code.UNKNOWN_ISSUER, () -> cards.verify(card(CLAIMS.replace("health", "stranger"))));
        assertRefused("iss", Code.UNKNOWN_ISSUER, () -> cards.verify(card("{}")));
        assertRefused("iss", Code.UNKNOWN_ISSUER, () -> cards.verify(card("{\"iss\":[\"" + ISSUER + "\"]}")));
    }

    @Test
    void refuses_the_name_of_one_issuer_under_the_key_of_another() {
        byte[] payload = deflated(CLAIMS.getBytes(UTF_8), true);

        assertRefused(
                Reason.KEY_NOT_FOUND,
                () -> cards.verify(signed(header(KEY_OF_OTHER, ",\"zip\":\"DEF\""), payload, KEY_OF_OTHER)));
        assertRefused(Reason.SIGNATURE_INVALID, () -> cards.verify(signed(HEADER, payload, KEY_OF_OTHER)));
    }

    @Test
    void refuses_claims_that_were_changed() {
        String[] parts = card(CLAIMS).split("\\.");
        String changed = Base64Url.encode(
                deflated(CLAIMS.replace("health-card", "other-card").getBytes(UTF_8), true));

        assertRefused(Reason.SIGNATURE_INVALID, () -> cards.verify(parts[0] + "." + changed + "." + parts[2]));
    }

    @Test
    void refuses_another_compression_in_the_header() {
        byte[] payload = deflated(CLAIMS.getBytes(UTF_8), true);

        assertRefused(Reason.UNSUPPORTED, () -> cards.verify(signed(header(KEY, ""), payload, KEY)));
        assertRefused(Reason.UNSUPPORTED, () -> cards.verify(signed(header(KEY, ",\"zip\":\"GZIP\""), payload, KEY)));
    }

    @Test
    void refuses_what_is_not_raw_deflate() {
        byte[] claims = CLAIMS.getBytes(UTF_8);
        byte[] deflated = deflated(claims, true);

        assertRefused(Reason.MALFORMED, () -> cards.verify(signed(HEADER, deflated(claims, false), KEY)));
        assertRefused(Reason.MALFORMED, () -> cards.verify(signed(HEADER, claims, KEY)));
        assertRefused(Reason.MALFORMED, () -> cards.verify(signed(HEADER, new byte[0], KEY)));
        assertRefused(
                Reason.MALFORMED,
                () -> cards.verify(signed(HEADER, Arrays.copyOf(deflated, deflated.length - 3), KEY)));
    }

    @Test
    void inflates_no_more_than_its_bound() {
        byte[] bomb = deflated(new byte[20_000_000], true);

        assertThat(bomb).hasSizeLessThan(30_000);
        assertRefused(Reason.TOO_LARGE, () -> cards.verify(signed(HEADER, bomb, KEY)));
    }

    @Test
    void refuses_a_card_that_is_too_long() {
        assertRefused(Reason.TOO_LARGE, () -> cards.verify("a." + "a".repeat(65_536) + ".a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b", "....", "e30.%.AA", "a.b.c.d.e"})
    void refuses_what_is_no_token(String text) {
        assertRefused(Reason.MALFORMED, () -> cards.verify(text));
    }

    @Test
    void refuses_a_card_before_and_after_its_time() {
        long now = NOW.getEpochSecond();
        String from = "\"nbf\":" + now;

        assertThat(cards.verify(card(CLAIMS.replace(from, from + ",\"exp\":" + (now + 1)))))
                .isNotNull();
        assertRefused("exp", Code.EXPIRED, () -> cards.verify(card(CLAIMS.replace(from, from + ",\"exp\":" + now))));
        assertRefused(
                "nbf", Code.NOT_YET_VALID, () -> cards.verify(card(CLAIMS.replace(from, "\"nbf\":" + (now + 1)))));
        assertRefused("nbf", Code.MALFORMED, () -> cards.verify(card(CLAIMS.replace(from, "\"nbf\":\"now\""))));
        assertRefused("nbf", Code.MISSING, () -> cards.verify(card(CLAIMS.replace(from, "\"a\":1"))));
    }
}
