package dev.signet.jose.cli;

import dev.signet.jose.core.JoseHeader;
import java.util.List;
import java.util.stream.Stream;

/**
 * The report of {@code jose inspect} on a JSON serialization. For one thread.
 *
 * @param report receives the lines
 */
record JsonReport(Report report) {

    void of(JwsJsonParts token) {
        List<JwsJsonParts.Signature> signatures = token.signatures();
        report.line("JWS, signed, JSON, " + form(token.general()) + ": " + count(signatures.size(), "signature"));
        report.line("");
        token.payload()
                .ifPresentOrElse(
                        this::payload,
                        () -> report.line("Payload: not in the token; it is detached and travels another way"));
        if (signatures.stream()
                        .map(JwsJsonParts.Signature::encodesPayload)
                        .distinct()
                        .count()
                > 1) {
            report.line("b64  differs among the signatures, for which the token must be refused");
        }
        for (int i = 0; i < signatures.size(); i++) {
            title("Signature", i, signatures.size());
            signature(signatures.get(i));
        }
    }

    void of(JweJsonParts token) {
        List<JweJsonParts.Recipient> recipients = token.recipients();
        report.line("JWE, encrypted, JSON, " + form(token.general()) + ": " + count(recipients.size(), "recipient"));
        protectedHeader(Report.COVERED_BY_TAG, token.protectedHeader());
        if (AlgorithmDescriptions.lacksEncryption(token.protectedHeader())) {
            report.line("enc  is missing here, where it must be: no decrypter of this tool accepts that");
        }
        unprotectedHeader("Unprotected header for all recipients", token.sharedHeader());
        overlap(token.protectedHeader(), token.sharedHeader());
        if (token.aad().length > 0) {
            report.line("");
            report.line("Additional authenticated data, " + token.aad().length
                    + " octets, covered by the authentication tag and readable by anyone");
            report.payload(token.aad());
        }
        for (int i = 0; i < recipients.size(); i++) {
            title("Recipient", i, recipients.size());
            recipient(token, recipients.get(i));
        }
        report.line("");
        report.line("Content");
        report.content(token.iv(), token.ciphertext(), token.tag());
    }

    private void payload(byte[] payload) {
        report.line("Payload, " + payload.length + " octets, covered by each signature that is right");
        report.payload(payload);
    }

    private void signature(JwsJsonParts.Signature signature) {
        protectedHeader(Report.COVERED_BY_SIGNATURE, signature.protectedHeader());
        unprotectedHeader("Unprotected header", signature.header());
        if (signature.protectedHeader().algorithm().isEmpty()) {
            report.line("alg  is not protected: no verifier of this tool accepts that");
        }
        overlap(signature.protectedHeader(), signature.header());
        report.line("");
        report.signature(signature.octets());
    }

    private void recipient(JweJsonParts token, JweJsonParts.Recipient recipient) {
        unprotectedHeader("Unprotected header of this recipient", recipient.header());
        if (Stream.of(token.protectedHeader(), token.sharedHeader(), recipient.header())
                .allMatch(header -> header.algorithm().isEmpty())) {
            report.line("alg  is missing");
        }
        overlap(token.protectedHeader(), recipient.header());
        overlap(token.sharedHeader(), recipient.header());
        report.encryptedKey(recipient.encryptedKey());
    }

    private void title(String what, int index, int total) {
        report.line("");
        report.line(what + " " + (index + 1) + " of " + total);
    }

    private void protectedHeader(String title, JoseHeader header) {
        if (header.parameters().size() > 0) {
            report.header(title, header);
            return;
        }
        report.line("");
        report.line("Protected header: none");
    }

    private void unprotectedHeader(String title, JoseHeader header) {
        if (header.parameters().size() > 0) {
            report.header(title + ", " + Report.NOT_COVERED, header);
        }
    }

    private void overlap(JoseHeader one, JoseHeader other) {
        for (String name : one.parameters().names()) {
            if (other.parameters().has(name)) {
                report.line(Printable.text(name) + "  stands in two headers, for which the token must be refused");
            }
        }
    }

    private static String form(boolean general) {
        return general ? "general form" : "flattened form";
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
