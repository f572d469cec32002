package dev.signet.jose.jwe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.OctJwk;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What another recipient of the same JWE may have in its header, and what it may not. */
class OtherRecipientsTest {

    private static final ContentEncryption GCM = ContentEncryption.A256GCM;
    private static final OctJwk OURS = OctJwk.generate(16).withKeyId("ours");
    private static final JsonObject TOKEN = JsonObject.parse(JweJsonEncrypter.general(
                    AesKeyWrap.A192KW.encrypter(OctJwk.generate(24), GCM), AesKeyWrap.A128KW.encrypter(OURS, GCM))
            .encrypt(new byte[5]));

    private final JweJsonDecrypter decrypter = JweJsonDecrypter.of(
            AesKeyWrap.A128KW.decrypter(OURS, GCM),
            AesGcmKeyWrap.A128GCMKW.decrypter(Keys.secret(16), GCM),
            EcdhEs.ECDH_ES_A128KW.decrypter(Keys.P_256, GCM),
            Pbes2.PBES2_HS256_A128KW.decrypter("password".toCharArray(), 2000, GCM));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"A192KW\"}",
                "{\"alg\":\"HPKE-0\",\"ek\":\"AAAA\"}",
                "{\"alg\":1}",
                "{\"alg\":\"A128KW\",\"kid\":1}",
                "{\"alg\":\"ECDH-ES+A128KW\",\"epk\":\"text\"}",
                "{\"alg\":\"ECDH-ES+A128KW\"}",
                "{\"alg\":\"ECDH-ES+A128KW\",\"epk\":{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AAAA\",\"y\":\"AAAA\"}}",
                "{\"alg\":\"A128GCMKW\",\"iv\":\"AAAA\",\"tag\":\"AAAA\"}",
                "{\"alg\":\"PBES2-HS256+A128KW\",\"p2s\":\"AAAAAAAAAAA\"}",
                "{\"alg\":\"PBES2-HS256+A128KW\",\"p2s\":\"AA\",\"p2c\":1000}"
            })
    void malformed_or_foreign_key_management_of_another_recipient_is_passed_over(String header) {
        assertThat(decrypter.decrypt(withFirst(header)).recipient()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"A192KW\",\"enc\":\"A256GCM\"}",
                "{\"alg\":\"A192KW\",\"enc\":1}",
                "{\"alg\":\"A192KW\",\"zip\":\"DEF\"}",
                "{\"alg\":\"A192KW\",\"crit\":[\"x\"],\"x\":1}",
                "{\"alg\":\"HPKE-0\",\"crit\":[\"x\"],\"x\":1}",
                "{\"alg\":1,\"crit\":[\"x\"],\"x\":1}",
                "{\"alg\":\"A192KW\",\"typ\":1}",
                "{\"alg\":1,\"cty\":1}",
                "{\"alg\":\"dir\",\"epk\":1}"
            })
    void everything_else_in_the_header_of_another_recipient_refuses_the_whole(String header) {
        assertThat(reason(withFirst(header))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void a_parameter_that_is_protected_as_well_refuses_the_whole() {
        JsonObject shared = TOKEN.with("unprotected", JsonObject.parse("{\"x\":1}"));
        String twice = recipients(shared, "{\"alg\":\"A192KW\",\"x\":1}");

        assertThat(reason(twice)).isEqualTo(Reason.MALFORMED);
        assertThat(decrypter
                        .decrypt(recipients(shared, "{\"alg\":\"A192KW\",\"y\":1}"))
                        .recipient())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":1}",
                "{\"alg\":\"ECDH-ES+A128KW\",\"epk\":\"text\"}",
                "{\"alg\":\"A128GCMKW\",\"iv\":\"AAAA\",\"tag\":\"AAAA\"}"
            })
    void malformed_key_management_of_the_only_recipients_is_malformed(String header) {
        JsonObject only =
                JsonObject.empty().with("header", JsonObject.parse(header)).with("encrypted_key", "AAAA");

        assertThat(reason(TOKEN.with("recipients", List.of(only)).toJson())).isEqualTo(Reason.MALFORMED);
        assertThat(reason(TOKEN.with("recipients", List.of(only, only)).toJson()))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void an_iteration_count_over_the_ceiling_refuses_the_whole() {
        String count = "{\"alg\":\"PBES2-HS256+A128KW\",\"p2s\":\"AAAAAAAAAAA\",\"p2c\":2001}";

        assertThat(reason(withFirst(count))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void an_iteration_count_of_a_recipient_that_no_decrypter_serves_costs_and_refuses_nothing() {
        String count = "{\"alg\":\"PBES2-HS512+A256KW\",\"p2s\":\"AAAAAAAAAAA\",\"p2c\":2147483647}";

        assertThat(decrypter.decrypt(withFirst(count)).recipient()).isEqualTo(1);
    }

    @Test
    void a_key_that_unwraps_nothing_is_the_reason_before_parameters_that_are_malformed() {
        JsonObject broken = TOKEN.with("tag", "AAAAAAAAAAAAAAAAAAAAAA");

        assertThat(reason(recipients(broken, "{\"alg\":\"A128GCMKW\",\"iv\":\"AAAA\",\"tag\":\"AAAA\"}")))
                .isEqualTo(Reason.DECRYPTION_FAILED);
    }

    private static String withFirst(String header) {
        return recipients(TOKEN, header);
    }

    private static String recipients(JsonObject token, String header) {
        List<JsonObject> recipients = token.objects("recipients").orElseThrow();
        return token.with(
                        "recipients",
                        List.of(recipients.get(0).with("header", JsonObject.parse(header)), recipients.get(1)))
                .toJson();
    }

    private Reason reason(String json) {
        Throwable thrown = catchThrowable(() -> decrypter.decrypt(json));
        assertThat(thrown).isExactlyInstanceOf(InvalidTokenException.class);
        return ((InvalidTokenException) thrown).reason();
    }
}
