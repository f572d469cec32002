package dev.signet.jose.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.core.ReplayStoreException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.JwtException;

final class UnavailableAnswerTest {

    @Test
    void keys_and_replay_stores_that_are_not_available_are_503() {
        for (RuntimeException why :
                new RuntimeException[] {new KeySourceException("down"), new ReplayStoreException("down")}) {
            assertThat(UnavailableAnswer.to(failure(new JwtException("down", why))))
                    .hasValueSatisfying(answer -> {
                        assertThat(answer.status()).isEqualTo(503);
                        assertThat(answer.headers()).isEqualTo(Map.of("Retry-After", "5"));
                    });
        }
    }

    @Test
    void other_failures_of_an_application_are_its_own() {
        assertThat(UnavailableAnswer.to(new AuthenticationServiceException("down")))
                .isEmpty();
        assertThat(UnavailableAnswer.to(failure(new JwtException("down")))).isEmpty();
        assertThat(UnavailableAnswer.to(failure(new JwtException("down", new IllegalStateException()))))
                .isEmpty();
        assertThat(UnavailableAnswer.to(failure(new KeySourceException("not of a decoder"))))
                .isEmpty();
    }

    private static AuthenticationServiceException failure(RuntimeException cause) {
        return new AuthenticationServiceException("failed", cause);
    }
}
