package dev.signet.jose.interop;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;

/**
 * An implementation in another language, behind {@link Lines}.
 *
 * @param lines its process
 */
record HpkeLines(Lines lines) implements HpkePartner {
    @Override
    public String name() {
        return lines.name();
    }

    @Override
    public boolean offers(String alg) {
        return lines.has(alg);
    }

    @Override
    public String generate(String alg) throws Exception {
        JsonObject request =
                JsonObject.builder().put("op", "generate").put("alg", alg).build();
        return lines.ask(request).object("key").orElseThrow().toJson();
    }

    @Override
    public String make(HpkeCase test, String jwk, byte[] payload) throws Exception {
        JsonObject request = request("encrypt", test, jwk).with("payload", Base64Url.encode(payload));
        return lines.ask(test.aad() ? request.with("aad", Base64Url.encode(HpkeCase.AAD)) : request)
                .string("token")
                .orElseThrow();
    }

    @Override
    public byte[] open(HpkeCase test, String jwk, String token) throws Exception {
        return lines.ask(request("decrypt", test, jwk).with("token", token))
                .octets("payload")
                .orElseThrow();
    }

    private static JsonObject request(String operation, HpkeCase test, String jwk) {
        JsonObject.Builder request =
                JsonObject.builder().put("op", operation).put("alg", test.alg()).put("key", JsonObject.parse(jwk));
        if (test.isKeyEncryption()) {
            request.put("enc", HpkeCase.ENC);
        }
        if (test.psk()) {
            request.put(
                    "psk",
                    JsonObject.builder()
                            .put("id", Base64Url.encode(HpkeCase.PSK_ID))
                            .put("key", Base64Url.encode(HpkeCase.PSK))
                            .build());
        }
        return request.build();
    }
}
