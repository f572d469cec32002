package dev.signet.jose.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds between Signet and every other library. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InteropContract {
    private static final Keys KEYS = Keys.generated();
    private static final byte[] PAYLOAD = Payload.ofOctets(300);

    /** Encrypting to a password with Signet takes long, and so does decrypting; ./run tries all pairs. */
    private static final Set<String> QUICK_ENOUGH = Set.of(
            "PBES2-HS256+A128KW A128CBC-HS256", "PBES2-HS384+A192KW A192GCM", "PBES2-HS512+A256KW A256CBC-HS512");

    private final Partner us = new Signet();
    private final Partner them;

    InteropContract(Partner them) {
        this.them = them;
    }

    @ParameterizedTest
    @MethodSource("theirs")
    void we_open_what_they_make(Case test) throws Exception {
        String token = them.make(test, KEYS.toMake(test), PAYLOAD);

        assertThat(us.open(test, KEYS.toOpen(test), token)).isEqualTo(PAYLOAD);
    }

    @ParameterizedTest
    @MethodSource("ours")
    void they_open_what_we_make(Case test) throws Exception {
        String token = us.make(test, KEYS.toMake(test), PAYLOAD);

        assertThat(them.open(test, KEYS.toOpen(test), token)).isEqualTo(PAYLOAD);
    }

    @ParameterizedTest
    @MethodSource("generated")
    void both_use_keys_that_they_make(Case test) throws Exception {
        String jwk = them.generate(test).orElseThrow();
        Keys keys = Keys.of(test, jwk);

        SharedKey.check(them, jwk);
        assertThat(us.open(test, keys.toOpen(test), them.make(test, keys.toMake(test), PAYLOAD)))
                .isEqualTo(PAYLOAD);
        assertThat(them.open(test, keys.toOpen(test), us.make(test, keys.toMake(test), PAYLOAD)))
                .isEqualTo(PAYLOAD);
    }

    @ParameterizedTest
    @MethodSource("changed")
    void neither_opens_a_changed_token(Case test) throws Exception {
        String changed = Tokens.changed(us.make(test, KEYS.toMake(test), PAYLOAD));

        assertThatThrownBy(() -> us.open(test, KEYS.toOpen(test), changed)).isInstanceOf(InvalidTokenException.class);
        assertThatThrownBy(() -> them.open(test, KEYS.toOpen(test), changed)).isInstanceOf(Exception.class);
    }

    Stream<Case> theirs() {
        return offered().filter(test -> them.cannotMake(test).isEmpty());
    }

    Stream<Case> ours() {
        return offered()
                .filter(test ->
                        us.cannotMake(test).isEmpty() && them.cannotOpen(test).isEmpty())
                .filter(test -> !test.hasPassword() || QUICK_ENOUGH.contains(test.alg() + " " + test.enc()));
    }

    Stream<Case> generated() {
        return Case.keys().stream()
                .filter(them::offers)
                .filter(test ->
                        them.cannotMake(test).isEmpty() && them.cannotOpen(test).isEmpty());
    }

    Stream<Case> changed() {
        return offered()
                .filter(List.of(
                        new Case("ES256", "", "P-256"),
                        new Case("HS256", "", "oct-32"),
                        new Case("RSA-OAEP-256", "A256GCM", "RSA"),
                        new Case("dir", "A128CBC-HS256", "oct-32"))::contains);
    }

    private Stream<Case> offered() {
        return Case.all().stream().filter(them::offers);
    }
}
