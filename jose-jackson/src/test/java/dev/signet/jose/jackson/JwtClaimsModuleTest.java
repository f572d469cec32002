package dev.signet.jose.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signet.jose.jwt.JwtClaims;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JwtClaimsModuleTest {

    private static final JwtClaims CLAIMS = JwtClaims.builder()
            .issuer("https://login.example")
            .audience(List.of("a", "b"))
            .expiresAt(Instant.ofEpochSecond(1_767_229_200))
            .claim("limit", new BigDecimal("0.10"))
            .claim("nested", List.of(List.of(), "x", true))
            .build();

    /** A document of an application. */
    record Audit(String who, JwtClaims claims) {}

    private final ObjectMapper mapper =
            JsonMapper.builder().addModule(new JwtClaimsModule()).build();

    @Test
    void writes_claims_as_they_are() throws Exception {
        assertThat(mapper.writeValueAsString(new Audit("a", CLAIMS)))
                .isEqualTo("{\"who\":\"a\",\"claims\":" + CLAIMS.toObject().toJson() + "}");
    }

    @Test
    void reads_what_it_writes() throws Exception {
        Audit audit = new Audit("a", CLAIMS);

        assertThat(mapper.readValue(mapper.writeValueAsString(audit), Audit.class))
                .isEqualTo(audit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"exp\":\"hush\"}", "{\"aud\":[1]}", "[]", "\"hush\""})
    void refuses_what_are_no_claims(String claims) {
        assertThatThrownBy(() -> mapper.readValue("{\"claims\":" + claims + "}", Audit.class))
                .isInstanceOf(MismatchedInputException.class)
                .hasMessageNotContaining("hush");
    }

    @Test
    void refuses_a_name_that_comes_twice() {
        assertThatThrownBy(() -> mapper.readValue("{\"claims\":{\"sub\":\"a\",\"sub\":\"b\"}}", Audit.class))
                .isInstanceOf(JsonProcessingException.class);
    }
}
