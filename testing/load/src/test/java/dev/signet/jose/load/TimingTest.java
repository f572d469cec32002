package dev.signet.jose.load;

import static dev.signet.jose.jwe.ContentEncryption.A128CBC_HS256;
import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.jwe.AesKeyWrap;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.InsecureRsa15;
import dev.signet.jose.jwe.RsaOaep;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.testsupport.GeneratedPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether the time of a refusal tells how near a guess came (RFC 7515 section 10.9, RFC 7516 section 11.5). */
final class TimingTest {

    private static final int FEW = 20;

    /** What a stranger guesses at. */
    enum Secret {
        MAC("MAC of a JWS, HS256", 50_000) {
            @Override
            TimedClasses classes(int samples) {
                return new TimedClasses(Hmac.HS256.verifier(Issuer.SECRET)::verify, RefusedTokens.macs(), samples);
            }
        },
        TAG("tag of AES-CBC-HMAC, dir + A128CBC-HS256", 50_000) {
            @Override
            TimedClasses classes(int samples) {
                return new TimedClasses(
                        Direct.DIR.decrypter(Issuer.CONTENT_KEY, A128CBC_HS256)::decrypt,
                        RefusedTokens.tags(),
                        samples);
            }
        },
        KEY_WRAP("wrapped key, A256KW + A256GCM", 50_000) {
            @Override
            TimedClasses classes(int samples) {
                return new TimedClasses(
                        AesKeyWrap.A256KW.decrypter(Issuer.WRAPPING_KEY, A256GCM)::decrypt,
                        RefusedTokens.wrappedKeys(),
                        samples);
            }
        },
        OAEP("padding, RSA-OAEP-256 + A256GCM", 2_000) {
            @Override
            TimedClasses classes(int samples) {
                return new TimedClasses(
                        RsaOaep.RSA_OAEP_256.decrypter(Issuer.RSA, A256GCM)::decrypt,
                        RefusedTokens.paddings("RSA-OAEP-256"),
                        samples);
            }
        },
        PKCS1("padding, RSA1_5 + A256GCM", 2_000) {
            @Override
            TimedClasses classes(int samples) {
                return new TimedClasses(
                        InsecureRsa15.RSA1_5.decrypter(Issuer.RSA, A256GCM)::decrypt,
                        RefusedTokens.paddings("RSA1_5"),
                        samples);
            }
        };

        private final String title;
        private final int samples;

        Secret(String title, int samples) {
            this.title = title;
            this.samples = samples;
        }

        abstract TimedClasses classes(int samples);
    }

    /** Shows that all are refused and compared, says nothing about time. */
    @ParameterizedTest
    @EnumSource
    void all_classes_are_refused_and_compared(Secret secret) {
        assertThat(names(secret.classes(FEW).table())).hasSizeGreaterThan(3).doesNotHaveDuplicates();
    }

    /** Writes the table of one secret. */
    @ParameterizedTest
    @EnumSource
    @Tag("timing")
    void measure(Secret secret) throws IOException {
        List<String> lines = new ArrayList<>(List.of(GeneratedPart.made() + ".", ""));
        lines.addAll(secret.classes(secret.samples).table());
        part(secret).write(lines);
    }

    private static GeneratedPart part(Secret secret) {
        return LoadPage.part("timing, " + secret.title);
    }

    private static List<String> names(List<String> table) {
        return table.stream()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(line -> line.split(" \\| ")[0])
                .toList();
    }
}
