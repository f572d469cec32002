package dev.signet.jose.vectors;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.BareEncryption;
import dev.signet.jose.jwe.BareEncryption.Encrypted;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.EcdhEs;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwt.Confirmation;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;

/** What the examples of the RFCs compute on the way to a token, and values that are no tokens. */
final class ValueVectors {

    private ValueVectors() {}

    static void count(JsonObject file, Tally tally) {
        if (file.has("encoded")) {
            accept(tally, "encoded", () -> base64Url(file));
        }
        if (file.has("x5c")) {
            accept(tally, "x5c", () -> chain(file));
        }
        if (file.has("aad_ascii")) {
            accept(tally, "content", () -> content(file));
        }
        for (JsonObject one : file.objects("cases").orElse(List.of())) {
            accept(tally, Members.text(one, "name"), () -> namedContent(one));
        }
        if (file.has("z_hex")) {
            accept(tally, "agreement", () -> agreement(file));
        }
        if (file.has("derived_key_hex") && file.has("z_hex")) {
            accept(tally, "derivation", () -> derivation(file));
        }
        for (JsonObject claims : file.objects("claims_sets").orElse(List.of())) {
            accept(tally, "cnf", () -> confirmation(Members.object(claims, "cnf")));
        }
        if (file.has("certificate_pem")) {
            accept(tally, "certificate", () -> certificate(file));
        }
    }

    private static void accept(Tally tally, String name, Answer.Attempt attempt) {
        tally.count(name, "", Expected.ACCEPTED, Answer.of(attempt));
    }

    private static Answer base64Url(JsonObject file) {
        List<Object> numbers = file.array("octets").orElseThrow();
        byte[] octets = new byte[numbers.size()];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = ((Long) numbers.get(i)).byteValue();
        }
        String encoded = Members.text(file, "encoded");
        return Answer.accepted(
                Base64Url.encode(octets).equals(encoded) && Arrays.equals(Base64Url.decode(encoded), octets));
    }

    /** The chain belongs to a key: that of its first certificate. */
    private static Answer chain(JsonObject file) throws GeneralSecurityException {
        List<String> chain = file.strings("x5c").orElseThrow();
        X509Certificate first =
                certificate("-----BEGIN CERTIFICATE-----\n" + chain.get(0) + "\n-----END CERTIFICATE-----\n");
        Jwk key = Jwk.of(Jwk.of(first.getPublicKey()).publicMembers().with("x5c", chain));
        return Answer.accepted(key.parameters().x509Chain().size() == chain.size());
    }

    private static Answer content(JsonObject file) throws GeneralSecurityException {
        byte[] aad = Members.text(file, "aad_ascii").getBytes(US_ASCII);
        Encrypted encrypted = new Encrypted(Members.hex(file, "ciphertext_hex"), Members.hex(file, "tag_hex"));
        byte[] plaintext = BareEncryption.decrypt(
                ContentEncryption.A128CBC_HS256,
                Members.hex(file, "cek_hex"),
                Members.hex(file, "iv_hex"),
                aad,
                encrypted);
        return Answer.accepted(Arrays.equals(plaintext, Members.hex(file, "plaintext_hex")));
    }

    /** A case of RFC 7518 appendix B, whose members have the names that they have there. */
    private static Answer namedContent(JsonObject one) throws GeneralSecurityException {
        byte[] plaintext = BareEncryption.decrypt(
                ContentEncryption.named(Members.text(one, "enc")).orElseThrow(),
                Members.hex(one, "k_hex"),
                Members.hex(one, "iv_hex"),
                Members.hex(one, "a_hex"),
                new Encrypted(Members.hex(one, "e_hex"), Members.hex(one, "t_hex")));
        return Answer.accepted(Arrays.equals(plaintext, Members.hex(one, "p_hex")));
    }

    private static Answer agreement(JsonObject file) throws GeneralSecurityException {
        JsonObject ephemeral = Members.object(Members.object(file, "header"), "epk");
        return KeyAgreement.answer(recipient(file), ephemeral, Members.hex(file, "z_hex"));
    }

    /** The key of RFC 7518 appendix C, which has an {@code apu} and an {@code apv}. */
    private static Answer derivation(JsonObject file) throws GeneralSecurityException {
        JsonObject header = Members.object(file, "header");
        ContentEncryption encryption =
                ContentEncryption.named(Members.text(header, "enc")).orElseThrow();
        String jwe = MadeJwe.of(
                header.without("enc").toBuilder(), encryption, new byte[0], Members.hex(file, "derived_key_hex"));
        JweDecrypter.of(recipient(file), EcdhEs.ECDH_ES, encryption).decrypt(jwe);
        return Answer.ACCEPTED;
    }

    private static Jwk recipient(JsonObject file) {
        return Jwk.of(file.object("recipient_private").orElseGet(() -> Members.object(file, "recipient_private_jwk")));
    }

    private static Answer confirmation(JsonObject members) {
        Confirmation confirmation = Confirmation.of(members);
        return Answer.accepted(
                confirmation.toObject().equals(members) && confirmation.key().isPresent() == members.has("jwk"));
    }

    private static Answer certificate(JsonObject file) throws GeneralSecurityException {
        X509Certificate certificate = certificate(Members.text(file, "certificate_pem"));
        return Answer.accepted(Confirmation.of(Members.object(file, "cnf")).matches(certificate));
    }

    private static X509Certificate certificate(String pem) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(UTF_8)));
    }
}
