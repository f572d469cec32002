package dev.signet.jose.jwe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.jwk.Jwk;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The classes are loaded once more, without BouncyCastle. */
class HpkeWithoutBouncyCastleTest {

    private static final String EXPECTED =
            "HPKE needs the classes of BouncyCastle: add org.bouncycastle:bcprov-jdk18on";

    @Test
    void the_message_names_the_jar_and_other_algorithms_work() throws Exception {
        URL[] classes = Stream.of(HpkeDraft.class, Jwk.class, InvalidTokenException.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .distinct()
                .toArray(URL[]::new);

        try (URLClassLoader loader = new URLClassLoader(classes, ClassLoader.getPlatformClassLoader())) {
            Class<?> jwk = loader.loadClass(Jwk.class.getName());
            Object key = jwk.getMethod("parse", String.class).invoke(null, Keys.P_256.privateJson());
            Object hpke0 = loader.loadClass(HpkeDraft.class.getName()).getEnumConstants()[0];
            Method named = loader.loadClass(JweAlgorithm.class.getName()).getMethod("named", String.class);

            assertThatThrownBy(
                            () -> hpke0.getClass().getMethod("decrypter", jwk).invoke(hpke0, key))
                    .cause()
                    .hasMessage(EXPECTED);
            assertThatThrownBy(
                            () -> hpke0.getClass().getMethod("encrypter", jwk).invoke(hpke0, key))
                    .cause()
                    .hasMessage(EXPECTED);
            assertThat(named.invoke(null, "ECDH-ES").toString()).contains("ECDH_ES");
        }
    }
}
