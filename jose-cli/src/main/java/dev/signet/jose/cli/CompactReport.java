package dev.signet.jose.cli;

import java.util.List;

/**
 * The report of {@code jose inspect} on a compact token. For one thread.
 *
 * @param report receives the lines
 */
record CompactReport(Report report) {

    void of(CompactParts token, int octets) {
        if (token.isEncrypted()) {
            encrypted(token, octets);
        } else {
            signed(token, octets);
        }
    }

    private void signed(CompactParts token, int octets) {
        byte[] payload = token.parts().get(1);
        report.line("JWS, signed, compact form: 3 parts, " + octets + " octets");
        report.size(octets);
        report.header(Report.COVERED_BY_SIGNATURE, token.header());
        report.line("");
        if (payload.length == 0) {
            report.line("Payload: not in the token; it is detached and travels another way, or it is empty");
        } else {
            report.line("Payload, " + payload.length + " octets, covered by the signature");
            report.payload(payload);
        }
        report.line("");
        report.signature(token.parts().get(2));
    }

    private void encrypted(CompactParts token, int octets) {
        List<byte[]> parts = token.parts();
        report.line("JWE, encrypted, compact form: 5 parts, " + octets + " octets");
        report.size(octets);
        report.header(Report.COVERED_BY_TAG, token.header());
        if (AlgorithmDescriptions.lacksEncryption(token.header())) {
            report.line("enc  is missing");
        }
        report.line("");
        report.line("Parts");
        report.encryptedKey(parts.get(1));
        report.content(parts.get(2), parts.get(3), parts.get(4));
    }
}
