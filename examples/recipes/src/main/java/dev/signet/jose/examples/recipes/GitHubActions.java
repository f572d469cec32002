package dev.signet.jose.examples.recipes;

import static dev.signet.jose.jws.RsaPkcs1.RS256;

import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.ClaimRule;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtDecoder;
import java.util.Optional;

/** Tokens of workflows of GitHub Actions. Has no instances. Thread-safe. */
final class GitHubActions {

    /** The issuer of all workflows of all repositories of github.com. */
    static final String ISSUER = "https://token.actions.githubusercontent.com";

    private GitHubActions() {}

    /**
     * Returns a decoder of the tokens of jobs that deploy from one repository to one environment.
     *
     * @param keys {@code RemoteJwkSet.ofIssuer(GitHubActions.ISSUER)}
     * @param audience this service, as the workflow asks for it
     * @param repositoryId the number of the repository, which stays when its name goes to others
     */
    static JwtDecoder deployments(JwkSource keys, String audience, String repositoryId, String environment) {
        return Jwt.verifiedBy(JwsVerifier.of(keys, RS256))
                .issuer(ISSUER)
                .audienceExactly(audience)
                .rule(is("repository_id", repositoryId))
                .rule(is("environment", environment))
                .build();
    }

    private static ClaimRule is(String claim, String value) {
        return ClaimRule.pure(
                claim, "\"" + value + "\"", claims -> claims.string(claim).equals(Optional.of(value)));
    }
}
