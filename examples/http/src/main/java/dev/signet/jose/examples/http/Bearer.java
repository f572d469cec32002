package dev.signet.jose.examples.http;

import com.sun.net.httpserver.HttpExchange;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.core.ReplayStoreException;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.VerifiedJwt;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The check of bearer tokens in front of an endpoint (RFC 6750 section 2.1), which answers requests without a valid
 * one.
 */
record Bearer(JwtDecoder decoder, String realm) {

    private static final String SCHEME = "bearer ";

    Reply guarding(HttpExchange exchange, Function<VerifiedJwt, Reply> resource) {
        List<String> headers = exchange.getRequestHeaders().getOrDefault("Authorization", List.of());
        if (headers.size() > 1) {
            return Refusal.invalidRequest().toReply(realm);
        }
        if (headers.isEmpty() || !headers.get(0).toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return Refusal.noToken().toReply(realm);
        }
        try {
            return resource.apply(
                    decoder.decode(headers.get(0).substring(SCHEME.length()).strip()));
        } catch (InvalidTokenException e) {
            return Refusal.invalidToken(e).toReply(realm);
        } catch (KeySourceException | ReplayStoreException e) {
            // Not the client's fault: the keys, or the store of used tokens, are unavailable.
            return Reply.failure(503, "temporarily_unavailable");
        }
    }
}
