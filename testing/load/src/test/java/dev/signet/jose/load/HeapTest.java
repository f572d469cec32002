package dev.signet.jose.load;

import static dev.signet.jose.jwe.ContentEncryption.A256GCM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.JwtEncoder;
import dev.signet.jose.jwt.replay.InMemoryReplayStore;
import dev.signet.jose.testsupport.GeneratedPart;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tokens of strangers, each one new, of which nothing stays on the heap. */
final class HeapTest {

    /** What a JVM itself does to its heap between two collections; 5,000 tokens that stayed would take 2.5 MB. */
    private static final long MARGIN = 1 << 20;

    /** More than are remembered, or held as used. */
    private static final int WARM = 2_000;

    /**
     * Tokens that are all different.
     *
     * @param name what they are
     * @param token makes the n-th
     * @param call gets it
     * @param reason of its refusal
     */
    private record Flood(String name, IntFunction<String> token, Consumer<String> call, Reason reason) {

        void send(int from, int to) {
            for (int i = from; i < to; i++) {
                Reason refused = refusal(token.apply(i));
                if (refused != reason) {
                    throw new AssertionError(name + ": expected " + reason + ", was " + refused);
                }
            }
        }

        private Reason refusal(String text) {
            try {
                call.accept(text);
            } catch (InvalidTokenException e) {
                return e.reason();
            }
            throw new AssertionError(name + ": accepted");
        }
    }

    @Test
    void five_thousand_hostile_tokens_leave_the_heap_flat() {
        for (Flood flood : floods()) {
            assertThat(growth(flood, 5_000)).as(flood.name()).isLessThan(MARGIN);
        }
    }

    /** Writes the table. */
    @Test
    @Tag("long")
    void a_million_hostile_tokens_leave_the_heap_flat() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                GeneratedPart.made() + ".",
                "",
                "| tokens, each one new | sent | octets more on the heap afterwards |",
                "|---|---:|---:|"));
        for (Flood flood : floods()) {
            long growth = growth(flood, 1_000_000);
            lines.add(String.format(Locale.ROOT, "| %s | 1,000,000 | %,d |", flood.name(), Math.max(0, growth)));
            assertThat(growth).as(flood.name()).isLessThan(MARGIN);
        }
        LoadPage.part("heap").write(lines);
    }

    private static long growth(Flood flood, int tokens) {
        flood.send(0, WARM);
        long before = used();
        flood.send(WARM, WARM + tokens);
        return used() - before;
    }

    private static long used() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static List<Flood> floods() {
        JwtDecoder remembering = Jwt.verifiedBy(JwsVerifier.of(JwkSet.of(Issuer.SECRET), Hmac.HS256))
                .issuer(Issuer.NAME)
                .audience(Issuer.SERVICE)
                .remembering(1_000)
                .build();
        JwtDecoder once = Jwt.verifiedBy(JwsVerifier.of(JwkSet.of(Issuer.SECRET), Hmac.HS256))
                .issuer(Issuer.NAME)
                .audience(Issuer.SERVICE)
                .rejectingReplays(InMemoryReplayStore.holding(1_000))
                .build();
        JwtDecoder remote = Issuer.decoder(Jwt.verifiedBy(JwsVerifier.of(Doors.remoteSet(), Ecdsa.ES256)));
        JwtEncoder encoder = Jwt.signedWith(Hmac.HS256.signer(Issuer.SECRET));
        return List.of(
                new Flood(
                        "another header in each, wrong signature, to a decoder that remembers tokens",
                        i -> Texts.forged(
                                "{\"alg\":\"HS256\",\"kid\":\"login-2026-01\",\"n\":" + i + "}", Issuer.json(i), 32),
                        remembering::decode,
                        Reason.SIGNATURE_INVALID),
                new Flood(
                        "expired, to a decoder that remembers tokens",
                        i -> encoder.encode(expired(i)),
                        remembering::decode,
                        Reason.EXPIRED),
                new Flood(
                        "expired, to a decoder that accepts a token once",
                        i -> encoder.encode(expired(i)),
                        once::decode,
                        Reason.EXPIRED),
                new Flood(
                        "another `kid` in each, to a remote key set",
                        i -> Texts.forged("{\"alg\":\"ES256\",\"kid\":\"made-up-" + i + "\"}", Issuer.json(i), 64),
                        remote::decode,
                        Reason.KEY_NOT_FOUND),
                new Flood(
                        "another header in each, wrong tag, dir",
                        i -> Texts.encrypted("{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"n\":" + i + "}", 0),
                        Direct.DIR.decrypter(Issuer.CONTENT_KEY, A256GCM)::decrypt,
                        Reason.DECRYPTION_FAILED));
    }

    private static JwtClaims expired(int n) {
        return JwtClaims.of(Issuer.claims(n)
                .toObject()
                .with("exp", Instant.parse("2026-01-01T01:00:00Z").getEpochSecond()));
    }
}
