package dev.signet.jose.cli;

import dev.signet.jose.jwt.JwtClaimsBuilder;
import java.util.List;
import java.util.Optional;

/**
 * The claims that tell who a token is from, about and for, where {@code --client-id} may say a part of it: what a
 * client is to a token depends on its kind. Immutable.
 *
 * @param issuer {@code iss}
 * @param subject {@code sub}
 * @param audience {@code aud}
 * @param clientId {@code client_id}
 */
record ClientClaims(
        Optional<String> issuer, Optional<String> subject, List<String> audience, Optional<String> clientId) {

    /**
     * Puts the client where it belongs.
     *
     * @throws IllegalArgumentException if another option sets that claim to another value
     */
    static ClientClaims of(
            Optional<TokenProfile> profile,
            Optional<String> clientId,
            Optional<String> issuer,
            Optional<String> subject,
            List<String> audience) {
        if (clientId.isPresent() && profile.equals(Optional.of(TokenProfile.CLIENT_ASSERTION))) {
            if (issuer.isPresent() || subject.isPresent()) {
                throw new IllegalArgumentException("--client-id: with --profile client-assertion it is issuer and"
                        + " subject; say it without --iss and --sub");
            }
            return new ClientClaims(clientId, clientId, audience, Optional.empty());
        }
        if (clientId.isPresent() && profile.equals(Optional.of(TokenProfile.ID_TOKEN))) {
            if (!audience.isEmpty()) {
                throw new IllegalArgumentException(
                        "--client-id: with --profile id-token it is the audience; say it without --aud");
            }
            return new ClientClaims(issuer, subject, clientId.stream().toList(), Optional.empty());
        }
        return new ClientClaims(issuer, subject, audience, clientId);
    }

    void addTo(JwtClaimsBuilder claims) {
        issuer.ifPresent(claims::issuer);
        subject.ifPresent(claims::subject);
        if (audience.size() == 1) {
            claims.audience(audience.get(0));
        } else if (audience.size() > 1) {
            claims.audience(audience);
        }
        clientId.ifPresent(id -> claims.claim("client_id", id));
    }
}
