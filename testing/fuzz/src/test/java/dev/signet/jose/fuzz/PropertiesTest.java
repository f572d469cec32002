package dev.signet.jose.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jws.JwsSigner;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/**
 * Random keys, algorithms, headers and contents: a token that was written is read, and with one change anywhere it is
 * refused. The seed of a run is new, unless the property {@code signet.properties.seed} states it, and each message has
 * it; the property {@code signet.properties.cases} is the number of cases.
 */
final class PropertiesTest {

    private static final int CASES = Integer.getInteger("signet.properties.cases", 10_000);
    private static final long SEED = seed();
    private static final RandomKeys KEYS = new RandomKeys();
    private static final int FOR_PEERS = 50;

    private static long seed() {
        String stated = System.getProperty("signet.properties.seed", "");
        long seed = stated.isEmpty() ? new Random().nextLong() : Long.parseLong(stated);
        System.out.println("random tokens: " + CASES + " cases, signet.properties.seed=" + seed);
        return seed;
    }

    @Test
    void what_is_written_is_read_and_with_one_change_it_is_refused() {
        Set<String> algorithms = new TreeSet<>();
        for (int i = 0; i < CASES; i++) {
            Randomness random = Randomness.of(SEED, i);
            RandomCase one = RandomCase.of(KEYS, random);
            String place = "signet.properties.seed=" + SEED + ", case " + i + ", " + one.name();
            String token = one.write().apply(one.content());

            RandomCase.Read read = one.read().apply(token);
            assertThat(read.content()).as(place).isEqualTo(one.content());
            assertThat(withoutParameters(read.header(), one.header())).as(place).isEqualTo(one.header());

            String changed = random.mutated(token);
            assertThatThrownBy(() -> one.read().apply(changed))
                    .as(() -> place + ": " + token + " as " + changed)
                    .isInstanceOf(InvalidTokenException.class);
            algorithms.add(one.name());
        }
        assertThat(algorithms).hasSizeGreaterThan(Math.min(CASES / 200, 50));
    }

    @Test
    void what_is_written_is_read_by_nimbus_and_jose4j() {
        for (int i = 0; i < CASES / FOR_PEERS; i++) {
            Randomness random = Randomness.of(SEED, -1 - i);
            boolean signed = random.below(2) == 0;
            // jose4j refuses an empty ciphertext, which RFC 7516 allows.
            byte[] content = random.octets(1 + random.below(500));
            JsonObject header = random.extensions();
            SecretKey key = new SecretKeySpec(random.octets(32), signed ? "HmacSHA256" : "AES");
            String token = signed ? signed(key, header, content) : encrypted(key, header, content);
            for (Peer peer : Peer.values()) {
                String place = "signet.properties.seed=" + SEED + ", case " + i + ", " + peer + ": " + token;
                Peer.Read read = peer.read(signed, key, token).orElseThrow(() -> new AssertionError(place));
                assertThat(read.content()).as(place).isEqualTo(content);
                assertThat(read.header().keySet()).as(place).containsAll(header.names());
            }
        }
    }

    @Test
    void equal_seeds_make_equal_cases() {
        for (int i = 0; i < 100; i++) {
            Randomness first = Randomness.of(SEED, i);
            Randomness second = Randomness.of(SEED, i);
            RandomCase one = RandomCase.of(KEYS, first);
            RandomCase same = RandomCase.of(KEYS, second);

            assertThat(same.name()).isEqualTo(one.name());
            assertThat(same.header()).isEqualTo(one.header());
            assertThat(same.content()).isEqualTo(one.content());
            assertThat(same.read().apply(one.write().apply(one.content())).content())
                    .as("the key is the same")
                    .isEqualTo(one.content());
            assertThat(second.mutated("a.b.c")).isEqualTo(first.mutated("a.b.c"));
        }
        assertThat(RandomCase.of(KEYS, Randomness.of(SEED, 1)).content())
                .isNotEqualTo(RandomCase.of(KEYS, Randomness.of(SEED + 1, 1)).content());
    }

    @Test
    void a_mutation_is_another_text() {
        Set<String> mutations = new TreeSet<>();
        for (int i = 0; i < 1000; i++) {
            mutations.add(Randomness.of(SEED, i).mutated("eyJ.e30.AA"));
        }
        assertThat(mutations).hasSizeGreaterThan(200).doesNotContain("eyJ.e30.AA");
        assertThat(mutations).anyMatch(text -> text.length() < 10).anyMatch(text -> text.length() > 10);
    }

    private static JsonObject withoutParameters(JsonObject header, JsonObject extensions) {
        JsonObject left = header;
        for (String name : header.names()) {
            left = extensions.has(name) ? left : left.without(name);
        }
        return left;
    }

    private static String signed(SecretKey key, JsonObject header, byte[] content) {
        JwsSigner signer = Hmac.HS256.signer(key);
        for (String name : header.names()) {
            signer = signer.withHeader(name, header.value(name).orElseThrow());
        }
        return signer.sign(content);
    }

    private static String encrypted(SecretKey key, JsonObject header, byte[] content) {
        JweEncrypter encrypter = Direct.DIR.encrypter(key, ContentEncryption.A256GCM);
        for (String name : header.names()) {
            encrypter = encrypter.withHeader(name, header.value(name).orElseThrow());
        }
        return encrypter.encrypt(content);
    }
}
