package dev.signet.jose.jwks.remote;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.DisplayText;
import java.net.URI;
import java.util.List;

/**
 * The metadata of an issuer (OpenID Connect Discovery 1.0 section 3, RFC 8414 section 2). Immutable.
 *
 * @param jwksUri the URL of its key set
 * @param algorithms the algorithms that it lists for signing ID tokens: information, never an allow-list
 */
record IssuerMetadata(URI jwksUri, List<String> algorithms) {

    private static final int MOST_ALGORITHMS = 64;
    private static final int LONGEST_NAME = 64;

    /**
     * Reads metadata, which must be this issuer's own (RFC 8414 section 3.3), or another's keys could sign its tokens.
     *
     * @param asked the URL of the issuer
     */
    static IssuerMetadata read(JsonObject json, String issuer, URI asked, AddressRule addresses) {
        try {
            String named = json.string("issuer")
                    .orElseThrow(() -> new FetchException(
                            "expected metadata with the issuer \"" + DisplayText.of(issuer) + "\", has no issuer"));
            if (!named.equals(issuer)) {
                throw new FetchException("expected metadata with the issuer \"" + DisplayText.of(issuer)
                        + "\", names \"" + DisplayText.of(named) + "\"; the issuer to configure is the one that its"
                        + " tokens have in \"iss\", to the letter");
            }
            String jwksUri = json.string("jwks_uri")
                    .orElseThrow(() -> new FetchException("expected metadata with a jwks_uri, has none"));
            return new IssuerMetadata(addresses.jwksUri(asked, jwksUri), algorithms(json));
        } catch (IllegalArgumentException e) {
            throw new FetchException("metadata: " + e.getMessage());
        }
    }

    private static List<String> algorithms(JsonObject json) {
        return json.strings("id_token_signing_alg_values_supported").orElse(List.of()).stream()
                .filter(name -> name.length() <= LONGEST_NAME)
                .limit(MOST_ALGORITHMS)
                .toList();
    }
}
