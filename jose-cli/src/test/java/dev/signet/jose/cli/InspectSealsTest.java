package dev.signet.jose.cli;

import static dev.signet.jose.cli.Ran.jose;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.DisplayText;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InspectSealsTest {

    @TempDir
    Path folder;

    private KeyFolder keys;
    private String clinic;

    @BeforeEach
    void makeKeys() {
        keys = new KeyFolder(folder);
        clinic = keys.ec("clinic-7");
    }

    @Test
    void explains_sealed_claims() {
        String token =
                issue("--seal", "patient.ssn=" + clinic, "--seal", "name=" + clinic, "--seal", "name=" + keys.oct(32));

        String out = jose("inspect", token).out();

        assertThat(out)
                .startsWith("UNVERIFIED")
                .contains("Sealed claims, each encrypted by itself for those who have the key\n")
                .contains(
                        "  patient.ssn  for kid clinic-7, ECDH-ES+A256KW, A256GCM: it says that it was made for this claim"
                                + " of this token\n")
                .contains("  name  for kid clinic-7, ")
                .contains("  name  for a key without kid, A256KW, A256GCM: ")
                .doesNotContain("ANOTHER");
    }

    @Test
    void says_nothing_of_seals_where_there_are_none() {
        assertThat(jose("inspect", issue()).out()).doesNotContain("Sealed");
    }

    @Test
    void says_that_a_seal_was_made_for_another_place() {
        JsonObject claims = claims(issue("--seal", "name=" + clinic));

        assertThat(inspect(claims.with("jti", "another")))
                .contains("name  for kid clinic-7, ECDH-ES+A256KW, A256GCM: MADE FOR ANOTHER CLAIM OR TOKEN");
        assertThat(inspect(claims.with("other", claims.string("name").orElseThrow())))
                .contains("  other  for kid clinic-7, ECDH-ES+A256KW, A256GCM: MADE FOR ANOTHER CLAIM OR TOKEN");
    }

    @Test
    void says_that_something_beside_a_seal_is_none() {
        JsonObject claims = claims(issue("--seal", "name=" + clinic));

        assertThat(inspect(claims.with("name", List.of(claims.string("name").orElseThrow(), "x", 1))))
                .contains("  name  for kid clinic-7")
                .contains("  name  NO SEAL beside others");
    }

    @Test
    void shows_a_hundred_seals_and_counts_the_others() {
        JsonObject claims = claims(issue("--seal", "name=" + clinic));
        for (int i = 0; i < 120; i++) {
            claims = claims.with("c" + i, claims.string("name").orElseThrow());
        }

        assertThat(inspect(claims)).contains("  and 21 more\n");
    }

    @Test
    void a_seal_cannot_pose_as_the_report() {
        String seal = part("{\"typ\":\"sealed-claim\",\"alg\":\"x\\ny\",\"kid\":\"\\u001b[2J\\nSignature, verified\"}")
                + "....";
        JsonObject claims = JsonObject.builder().put("a\nb", seal).build();

        String out = inspect(claims);

        assertThat(out)
                .contains("  a\\u000ab  for kid \\u001b[2J\\u000aSignature, verified, x\\u000ay, enc is missing: MADE");
        assertThat(out.codePoints().filter(c -> c != '\n')).allMatch(DisplayText::isPrintable);
    }

    @Test
    void says_what_a_seal_alone_is() {
        String seal = claims(issue("--seal", "name=" + clinic)).string("name").orElseThrow();

        assertThat(jose("inspect", seal).out())
                .startsWith("UNVERIFIED")
                .contains("typ  this is one claim of another token");
    }

    @Test
    void says_that_a_token_is_inside_another() {
        assertThat(jose("inspect", issue("--encrypt-to", clinic)).out())
                .startsWith("UNVERIFIED")
                .contains("JWE, encrypted")
                .contains("cty  inside is another token, which jose jwt verify --decrypt reads");
    }

    private String issue(String... more) {
        return jose(Stream.concat(
                                Stream.of(
                                        "jwt",
                                        "issue",
                                        "--key",
                                        keys.ec("a"),
                                        "--iss",
                                        "https://hospital.example",
                                        "--sub",
                                        "p",
                                        "--expires-in",
                                        "5m",
                                        "--claim",
                                        "name=\"Alice\"",
                                        "--claim",
                                        "patient={\"ssn\":\"078\"}"),
                                Stream.of(more))
                        .toArray(String[]::new))
                .line();
    }

    private static String inspect(JsonObject claims) {
        return jose("inspect", part("{\"alg\":\"ES256\"}") + '.' + Base64Url.encode(claims.toOctets()) + ".AA")
                .out();
    }

    private static JsonObject claims(String token) {
        return JsonObject.parse(CompactParts.of(token).parts().get(1));
    }

    private static String part(String json) {
        return Base64Url.encode(json.getBytes(UTF_8));
    }
}
