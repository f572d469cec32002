package dev.signet.jose.examples.recipes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwks.remote.JwksTransport.Response;
import dev.signet.jose.testkit.TestClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeptAnswersTest {

    private static final URI SERVER = URI.create("https://login.example/jwks.json");

    private final TestClock clock = TestClock.at(Instant.parse("2026-03-01T12:00:00Z"));
    private final KeptAnswers answers = new KeptAnswers(OctJwk.generate(32), clock);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | max-age=600                | 0   | 600",
                "200 | Public, Max-Age=60         | 0   | 60",
                "200 | s-maxage=5, max-age=600    | 0   | 600",
                "200 | s-maxage=600               | 0   | 2",
                "200 | max-age=600                | 580 | 20",
                "200 | max-age=600                | x   | 600",
                "200 | max-age=600                | 700 | 2",
                "200 | max-age=0                  | 0   | 2",
                "200 | max-age=999999999          | 0   | 3600",
                "200 | no-store                   | 0   | 2",
                "200 | No-Cache, max-age=600      | 0   | 2",
                "200 | max-age=-1                 | 0   | 2",
                "200 | public                     | 0   | 2",
                "503 | max-age=600                | 0   | 2",
                "302 | max-age=600                | 0   | 2"
            })
    void an_answer_is_kept_for_as_long_as_its_server_says(int status, String cacheControl, String age, long seconds) {
        Response answer = Response.of(status, Map.of("Cache-Control", cacheControl, "Age", age), new byte[0]);

        assertThat(KeptAnswers.lifetime(answer)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void an_answer_without_cache_control_is_kept_for_a_moment() {
        assertThat(KeptAnswers.lifetime(Response.of(200, Map.of(), new byte[0])))
                .isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void the_age_of_an_answer_that_came_from_a_cache_goes_on() {
        String text = answers.write(
                Response.of(200, Map.of("Cache-Control", "max-age=600", "Age", "70"), new byte[0]), SERVER);
        clock.advance(Duration.ofSeconds(5));

        assertThat(answers.read(text, SERVER).orElseThrow().header("Age")).contains("75");
    }

    @Test
    void an_instance_whose_clock_is_behind_sees_no_negative_age() {
        String text = answers.write(Response.of(200, Map.of(), new byte[0]), SERVER);
        clock.advance(Duration.ofSeconds(-30));

        assertThat(answers.read(text, SERVER).orElseThrow().header("Age")).contains("0");
    }

    @Test
    void a_redirect_and_a_content_coding_are_kept_for_the_set_to_judge() {
        String text = answers.write(
                Response.of(302, Map.of("Location", "/keys", "Content-Encoding", "gzip"), new byte[0]), SERVER);
        Response read = answers.read(text, SERVER).orElseThrow();

        assertThat(read.status()).isEqualTo(302);
        assertThat(read.header("Location")).contains("/keys");
        assertThat(read.header("Content-Encoding")).contains("gzip");
    }

    @Test
    void the_largest_set_that_is_fetched_is_kept() {
        byte[] body = "\"é\n".repeat(512 * 1024 / 4).getBytes(UTF_8);
        String text = answers.write(Response.of(200, Map.of(), body), SERVER);

        assertThat(answers.read(text, SERVER).orElseThrow().body()).isEqualTo(body);
    }

    @Test
    void two_answers_are_told_apart_though_they_have_the_same_keys() {
        Response answer = Response.of(200, Map.of("ETag", "\"1\""), new byte[0]);

        assertThat(answers.read(answers.write(answer, SERVER), SERVER)
                        .orElseThrow()
                        .header("ETag"))
                .isNotEqualTo(answers.read(answers.write(answer, SERVER), SERVER)
                        .orElseThrow()
                        .header("ETag"));
    }

    @Test
    void nothing_is_no_answer() {
        assertThat(answers.read(null, SERVER)).isEmpty();
    }

    @Test
    void a_short_secret_is_refused() {
        OctJwk secret = OctJwk.generate(16);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeptAnswers(secret, clock))
                .withMessageContaining("32");
    }
}
