package dev.signet.jose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ArgumentsTest {

    @ParameterizedTest
    @CsvSource({
        "--sub,jwt issue --key k --sub Zo\uFFFD\uFFFD",
        "--iss,jwt issue --key k --iss=i\uFFFD --sub a",
        "--aud,jwt verify --keys k --alg ES256 --iss i --aud \uFFFD",
        "--claim,jwt issue --key k --claim n\uFFFD=7",
        "--kid,jwk gen --alg ES256 --kid \uFFFD",
        "--nonce,jwt verify --profile id-token --nonce \uFFFD",
        "--aad,jwe encrypt --key k --json --aad \uFFFD",
        "--policy,jws verify --keys k --alg ES256 --policy \uFFFD",
        "--key,jws sign --key \uFFFD",
        "argument 3,jwk thumbprint k\uFFFD.json",
        "argument 1,\uFFFD"
    })
    void refuses_what_the_locale_could_not_carry(String place, String line) {
        Ran ran = Ran.jose(line.split(" "));

        assertThat(ran).returns(2, Ran::code).returns("", Ran::out);
        assertThat(ran.err())
                .isEqualTo("error: " + place + ": the locale cannot carry this argument; set LC_ALL=C.UTF-8\n");
    }

    @Test
    void takes_characters_of_every_script() {
        assertThat(Ran.jose("jwk", "gen", "--alg", "ES256", "--kid", "Zo\u00eb \u6771\u4eac \ud83d\udd11"))
                .returns(0, Ran::code);
    }

    @ParameterizedTest
    @CsvSource({"30s,PT30S", "5m,PT5M", "2h,PT2H", "7d,PT168H", "0s,PT0S", "PT5M,PT5M", "P1DT1S,PT24H1S", "pt5m,PT5M"})
    void reads_a_time(String text, Duration expected) {
        assertThat(Arguments.duration(text)).hasValue(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "m", "5 m", "5M", "1.5h", "-5m", "+5m", "5m30s", "1w", "1000000000s", "\u0665m"})
    void refuses_what_is_no_time(String text) {
        assertThat(Arguments.duration(text)).isEmpty();
    }
}
