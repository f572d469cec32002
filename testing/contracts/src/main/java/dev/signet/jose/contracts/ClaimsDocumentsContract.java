package dev.signet.jose.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.contracts.Adapter.Documents;
import dev.signet.jose.jwt.JwtClaims;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class ClaimsDocumentsContract {

    private static final JwtClaims CLAIMS = JwtClaims.builder()
            .issuer("https://login.example")
            .audience(List.of("a", "b"))
            .expiresAt(Instant.ofEpochSecond(1_767_229_200))
            .claim("limit", new BigDecimal("0.10"))
            .claim("nested", List.of(List.of(), "x", true))
            .build();

    /** A document of an application. */
    record Audit(String who, JwtClaims claims) {}

    private final Documents mapper;

    ClaimsDocumentsContract(Adapter adapter) {
        mapper = adapter.claims();
    }

    @Test
    void writes_claims_as_they_are() throws Exception {
        assertThat(mapper.write(new Audit("a", CLAIMS)))
                .isEqualTo("{\"who\":\"a\",\"claims\":" + CLAIMS.toObject().toJson() + "}");
    }

    @Test
    void reads_what_it_writes() throws Exception {
        Audit audit = new Audit("a", CLAIMS);

        assertThat(mapper.read(mapper.write(audit), Audit.class)).isEqualTo(audit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"exp\":\"hush\"}", "{\"aud\":[1]}", "[]", "\"hush\""})
    void refuses_what_are_no_claims(String claims) {
        assertThatThrownBy(() -> mapper.read("{\"claims\":" + claims + "}", Audit.class))
                .isInstanceOf(mapper.mismatch())
                .hasMessageNotContaining("hush");
    }

    @Test
    void refuses_a_name_that_comes_twice() {
        assertThatThrownBy(() -> mapper.read("{\"claims\":{\"sub\":\"a\",\"sub\":\"b\"}}", Audit.class))
                .isInstanceOf(mapper.failure());
    }
}
