package dev.signet.jose.interop;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import java.util.List;

/**
 * A library in another language, behind {@link Lines}.
 *
 * @param lines its process
 */
record CellLines(Lines lines) implements CellPartner {
    @Override
    public String name() {
        return lines.name();
    }

    @Override
    public String make(String jwk, List<String> column, byte[] plaintext) throws Exception {
        JsonObject key = JsonObject.parse(jwk);
        JsonObject.Builder header =
                JsonObject.builder().put("kid", key.string("kid").orElseThrow());
        if (!column.isEmpty()) {
            header.put("col", column).put("crit", List.of("col"));
        }
        return lines.ask(request("encrypt", key)
                        .with("header", header.build())
                        .with("payload", Base64Url.encode(plaintext)))
                .string("token")
                .orElseThrow();
    }

    @Override
    public byte[] open(String jwk, String cell, boolean understanding) throws Exception {
        return lines.ask(request("decrypt", JsonObject.parse(jwk))
                        .with("understood", understanding ? List.of("col") : List.of())
                        .with("token", cell))
                .octets("payload")
                .orElseThrow();
    }

    private static JsonObject request(String operation, JsonObject key) {
        return JsonObject.builder()
                .put("op", operation)
                .put("alg", key.string("alg").orElseThrow())
                .put("enc", "A256GCM")
                .put("key", key)
                .build();
    }
}
