package dev.signet.jose.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.TokenLimits;
import java.util.Set;

/** The door for headers: an {@link InvalidTokenException} or a header whose parameters have their types. */
final class HeaderFuzzTest {

    @FuzzTest
    void refuses_any_header_in_one_way_only(byte[] json) {
        try {
            JoseHeader header = TokenReading.header(json, TokenLimits.defaults());
            header.isType("at+jwt");
            header.isContentType("JWT");
            assertThat(JoseHeader.of(header.parameters())).isEqualTo(header);
            CritParameter.check(header, header, Set.of("b64"));
        } catch (InvalidTokenException expected) {
            assertThat(expected.getMessage()).isNotBlank();
        }
    }
}
