package dev.signet.jose.examples.http;

import com.sun.net.httpserver.HttpExchange;
import dev.signet.jose.core.JoseException;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwt.BearerRefusal;
import dev.signet.jose.jwt.BearerToken;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.VerifiedJwt;
import java.util.List;
import java.util.function.Function;

/** The check of bearer tokens in front of an endpoint (RFC 6750), which answers requests without a valid one. */
record Bearer(JwtDecoder decoder, String realm) {

    Reply guarding(HttpExchange exchange, Function<VerifiedJwt, Reply> resource) {
        List<String> authorization = exchange.getRequestHeaders().getOrDefault("Authorization", List.of());
        try {
            return resource.apply(decoder.decode(BearerToken.of(authorization).value()));
        } catch (JoseException e) {
            return refused(BearerRefusal.of(e));
        }
    }

    Reply refused(BearerRefusal refusal) {
        JsonObject body = JsonObject.empty().with("error", refusal.description());
        return new Reply(refusal.status(), refusal.withRealm(realm).headers(), body);
    }
}
