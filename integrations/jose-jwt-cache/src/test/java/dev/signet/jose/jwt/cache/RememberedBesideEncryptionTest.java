package dev.signet.jose.jwt.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.JwtDecryption;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What came encrypted is not remembered, although the decoder of the content remembers what comes signed. */
class RememberedBesideEncryptionTest {

    private final Service service = new Service();
    private final JwtDecoder remembering =
            service.observed(service.decoder().remembering(10).build());
    private final OctJwk key = OctJwk.generate(32);
    private final JwtDecryption decryption = Jwt.decryptedBy(Direct.DIR.decrypter(key, ContentEncryption.A256GCM));

    @Test
    void a_decoder_that_remembers_is_not_put_inside_an_encryption() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decryption.thenDecodedBy(remembering))
                .withMessageContaining("claims of encrypted tokens are never remembered");
        assertThat(decryption.thenDecodedBy(service.decoder().build())).isNotNull();
    }

    @Test
    void decoders_of_issuers_remember_nothing_that_came_encrypted_nor_answer_from_memory() {
        String signed = service.token();
        String nested = Jwt.signedWith(Service.signer())
                .thenEncryptedWith(Direct.DIR.encrypter(key, ContentEncryption.A256GCM))
                .encode(service.claims().build());
        JwtDecoder enclosed = decryption.thenDecodedBy(Jwt.issuers(issuer -> Optional.of(remembering)));
        remembering.decode(signed);

        enclosed.decode(nested);
        enclosed.decode(nested);

        assertThat(service.counts(remembering)).isEqualTo(new Counts(0, 1, 0, 1));
    }
}
