package dev.signet.jose.jwk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.Octets;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RfcKeysTest {

    @Test
    void reads_the_public_set_of_rfc_7517_appendix_a_1() {
        JwkSet set = JwkSet.parse(Resources.octets("rfc7517/a1"));

        assertThat(set.skippedKeys()).isEmpty();
        assertThat(set.keys()).extracting(Jwk::keyType).containsExactly("EC", "RSA");
        assertThat(set.keys()).noneMatch(Jwk::isPrivate);
        assertThat(set.byKeyId("1").get(0).parameters().use()).contains(KeyUse.ENCRYPTION);
        assertThat(set.byKeyId("2011-04-29").get(0).algorithm()).contains("RS256");
    }

    @Test
    void publishes_the_private_set_of_appendix_a_2_as_the_public_set_of_a_1() {
        JwkSet set = JwkSet.parse(Resources.octets("rfc7517/a2"));

        assertThat(set.keys()).allMatch(Jwk::isPrivate);
        assertThat(set.publicOnly()).isEqualTo(JwkSet.parse(Resources.octets("rfc7517/a1")));
        assertThat(JsonObject.parse(set.toJson())).isEqualTo(Resources.object("rfc7517/a1"));
    }

    @Test
    void makes_a_crt_key_of_the_rsa_key_of_appendix_a_2() {
        RsaJwk key = (RsaJwk) Jwk.of(Resources.object("rfc7517/a2#2"));

        assertThat(key.privateKey()).containsInstanceOf(RSAPrivateCrtKey.class);
    }

    @Test
    void reads_the_symmetric_set_of_appendix_a_3() {
        JwkSet set = JwkSet.parse(Resources.octets("rfc7517/a3"));

        assertThat(set.keys()).hasSize(2).allMatch(OctJwk.class::isInstance);
        assertThat(((OctJwk) set.keys().get(0)).octets()).isEqualTo(16);
        assertThat(set.byKeyId("HMAC key used in JWS spec Appendix A.1 example"))
                .hasSize(1);
    }

    @Test
    void reads_the_certificate_of_appendix_b() {
        Jwk key = Jwk.parse(Resources.octets("rfc7517/b"));

        assertThat(key.parameters().x509Chain()).hasSize(1);
        assertThat(JsonObject.parse(key.toJson())).isEqualTo(Resources.object("rfc7517/b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rfc7517/a2#1",
                "rfc7517/a2#2",
                "rfc7517/a3#1",
                "rfc7517/a3#2",
                "rfc7520/3.1",
                "rfc7520/3.2",
                "rfc7520/3.3",
                "rfc7520/3.4",
                "rfc7520/3.5",
                "rfc7520/3.6",
                "rfc7638/3.1",
                "rfc8032/7.4",
                "rfc8037/a1",
                "rfc8037/a6",
                "rfc8037/a7",
                "rfc8705/a",
                "made/p-384",
                "made/secp256k1",
                "made/rsa-long-exponent"
            })
    void writes_what_it_read(String name) {
        Jwk key = Jwk.of(Resources.object(name));

        assertThat(JsonObject.parse(key.privateJson())).isEqualTo(Resources.object(name));
        assertThat(Jwk.parse(key.privateJson())).isEqualTo(key).hasSameHashCodeAs(key);
    }

    @Test
    void publishes_the_private_keys_of_rfc_7520_as_the_public_ones() {
        assertThat(Jwk.of(Resources.object("rfc7520/3.2")).toPublic())
                .isEqualTo(Jwk.of(Resources.object("rfc7520/3.1")));
        assertThat(Jwk.of(Resources.object("rfc7520/3.4")).toPublic())
                .isEqualTo(Jwk.of(Resources.object("rfc7520/3.3")));
    }

    @Test
    void computes_the_thumbprint_of_rfc_7638_and_its_uri_of_rfc_9278() {
        JwkThumbprint thumbprint = Jwk.of(Resources.object("rfc7638/3.1")).thumbprint();

        assertThat(thumbprint).hasToString("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
        assertThat(thumbprint.uri())
                .hasToString(
                        "urn:ietf:params:oauth:jwk-thumbprint:sha-256:NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
    }

    @Test
    void computes_the_thumbprint_of_rfc_8037_appendix_a_3() {
        Jwk key = Jwk.of(Resources.object("rfc8037/a1"));

        assertThat(key.thumbprint()).hasToString("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
        assertThat(key.toJson())
                .isEqualTo(
                        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}");
    }

    @Test
    void accepts_the_certificate_hash_of_rfc_8705_appendix_a() {
        String hash = "A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0";
        Jwk key = Jwk.of(Resources.object("rfc8705/a").with("x5t#S256", hash));

        assertThat(key.parameters().x509Sha256Thumbprint().map(Base64Url::encode))
                .contains(hash);
    }

    @Test
    void selects_each_key_of_a_published_set_by_its_kid() {
        JwkSet set = JwkSet.parse(Resources.octets("made/two-kids"));

        assertThat(set.skippedKeys()).isEmpty();
        assertThat(List.of("2022-05-01", "2020-01-01"))
                .allSatisfy(kid -> assertThat(set.select(KeyOperation.VERIFY, "ES256", Optional.of(kid)))
                        .get()
                        .extracting(key -> key.keyId().orElseThrow())
                        .isEqualTo(kid));
        assertThat(set.select(KeyOperation.VERIFY, "ES256", Optional.empty())).isEmpty();
    }

    @Test
    void gives_the_coordinates_of_rfc_7520_in_full_width() {
        EcJwk key = (EcJwk) Jwk.of(Resources.object("rfc7520/3.1"));

        // The first octet of x is zero in 521 bits of 66 octets.
        assertThat(key.x()).hasSize(66).startsWith(0x00);
        assertThat(Octets.integer(key.x())).isEqualTo(key.publicKey().getW().getAffineX());
        assertThat(Octets.integer(key.y())).isEqualTo(key.publicKey().getW().getAffineY());
    }
}
