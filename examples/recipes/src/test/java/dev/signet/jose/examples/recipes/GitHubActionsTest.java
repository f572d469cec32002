package dev.signet.jose.examples.recipes;

import static dev.signet.jose.examples.recipes.Refusals.assertRefused;
import static dev.signet.jose.jws.RsaPkcs1.RS256;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.testkit.InvalidToken;
import dev.signet.jose.testkit.TestIssuer;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GitHubActionsTest {

    private static final String AUDIENCE = "https://deploy.example";

    private static final TestIssuer WITHOUT_ENVIRONMENT = TestIssuer.of(GitHubActions.ISSUER, AUDIENCE, RS256)
            .withClaims(claims -> claims.subject("repo:octo-org/octo-repo:ref:refs/heads/main")
                    .claim("repository", "octo-org/octo-repo")
                    .claim("repository_id", "74"));

    private static final TestIssuer GITHUB = WITHOUT_ENVIRONMENT.withClaims(claims ->
            claims.subject("repo:octo-org/octo-repo:environment:production").claim("environment", "production"));

    private final JwtDecoder deployments = GitHubActions.deployments(GITHUB.keys(), AUDIENCE, "74", "production");

    @Test
    void accepts_the_environment_of_the_repository() {
        assertThat(deployments.decode(GITHUB.token(claims -> {})).claims().string("repository"))
                .contains("octo-org/octo-repo");
    }

    @Test
    void refuses_another_repository_even_of_the_same_name() {
        assertRefused(
                "repository_id",
                Code.UNEXPECTED,
                () -> deployments.decode(GITHUB.token(claims -> claims.claim("repository_id", "75"))));
        assertRefused(
                "repository_id",
                Code.MALFORMED,
                () -> deployments.decode(GITHUB.token(claims -> claims.claim("repository_id", 74))));
    }

    @Test
    void refuses_another_environment_and_a_job_without_one() {
        assertRefused(
                "environment",
                Code.UNEXPECTED,
                () -> deployments.decode(GITHUB.token(claims -> claims.claim("environment", "test"))));
        assertRefused("environment", Code.MISSING, () -> deployments.decode(WITHOUT_ENVIRONMENT.token(claims -> {})));
    }

    @Test
    void refuses_a_token_for_other_services() {
        assertRefused(
                "aud",
                Code.UNEXPECTED,
                () -> deployments.decode(GITHUB.token(claims -> claims.audience("https://github.com/octo-org"))));
        assertRefused(
                "aud",
                Code.UNEXPECTED,
                () -> deployments.decode(
                        GITHUB.token(claims -> claims.audience(List.of(AUDIENCE, "https://other.example")))));
    }

    @Test
    void refuses_another_issuer_and_another_key() {
        for (InvalidToken fault :
                List.of(InvalidToken.ANOTHER_ISSUER, InvalidToken.ANOTHER_KEY, InvalidToken.EXPIRED)) {
            assertRefused(fault.reason(), () -> deployments.decode(GITHUB.token(fault)));
        }
    }
}
