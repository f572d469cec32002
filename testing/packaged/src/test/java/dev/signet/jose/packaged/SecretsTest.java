package dev.signet.jose.packaged;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No text and no serialized form of a public type, and no exception, shows a secret that the library was given. */
final class SecretsTest {

    /** Those that are given keys, passwords or tokens. Stores, caches and frameworks get what these have made. */
    private static final List<String> MODULES = List.of(
            "jose-core",
            "jose-jwk",
            "jose-jws",
            "jose-jwe",
            "jose-jwt",
            "integrations/jose-columns",
            "integrations/jose-jwk-rotation",
            "jose-jwks-remote",
            "jose-testkit");

    /** Types of which no object is looked at, and why. */
    private static final Map<String, String> NOT_LOOKED_AT = Map.ofEntries(
            Map.entry("X509Chain", "certificates are public"),
            Map.entry("TypeReference", "of the application, or the name of a type"),
            Map.entry("JoseObserver", "of the application"),
            Map.entry("JsonBinding", "of the application, or of a module that writes public halves"),
            Map.entry("ExternalSigner", "of the application"),
            Map.entry("ExternalUnwrapper", "of the application"),
            Map.entry("ExternalKeyAgreement", "of the application"),
            Map.entry("ExternalKeys", "of the application"),
            Map.entry("JwksTransport", "of the application"),
            Map.entry("ReplayStore", "of the application"));

    private static SecretHolders holders;
    private static Set<Object> reached = Set.of();
    private static final List<Throwable> REFUSALS = new ArrayList<>();

    @BeforeAll
    static void make() throws Exception {
        holders = new SecretHolders();
        REFUSALS.addAll(holders.refusals);
        reached = PublicTypes.reachedFrom(holders.objects, REFUSALS);
    }

    @Test
    void nothing_shows_a_secret() {
        assertThat(Stream.concat(reached.stream(), holders.published.stream())
                        .flatMap(shown -> holders.secrets.shownBy(shown).stream()
                                .map(secret -> shown.getClass().getName() + " shows " + secret)))
                .isEmpty();
    }

    @Test
    void no_refusal_shows_a_secret() {
        assertThat(REFUSALS).hasSizeGreaterThan(1000);
        assertThat(REFUSALS.stream()
                        .flatMap(thrown -> holders.secrets.shownBy(thrown).stream()
                                .map(secret -> thrown.getClass().getName() + " shows " + secret)))
                .isEmpty();
    }

    /** A type that is new and not met has to be made in {@link SecretHolders}. */
    @Test
    void objects_of_each_public_type_are_looked_at() throws IOException {
        Set<Class<?>> met = new HashSet<>();
        Stream.concat(reached.stream(), REFUSALS.stream()).forEach(object -> addTypes(object.getClass(), met));

        assertThat(PublicTypes.of(MODULES).stream()
                        .filter(type -> !met.contains(type) && !PublicTypes.isStateless(type))
                        .map(Class::getSimpleName)
                        .filter(name -> !NOT_LOOKED_AT.containsKey(name)))
                .isEmpty();
    }

    static Stream<String> forms() {
        byte[] secret = secret();
        byte[] inside = new byte[secret.length + 20];
        System.arraycopy(secret, 0, inside, 10, secret.length);
        return Stream.of(
                new String(secret, ISO_8859_1),
                HexFormat.of().formatHex(inside),
                HexFormat.of().withUpperCase().formatHex(secret),
                new BigInteger(1, secret).toString(),
                Arrays.toString(secret),
                Base64.getEncoder().encodeToString(secret),
                Base64.getUrlEncoder().withoutPadding().encodeToString(inside),
                Base64.getEncoder().encodeToString(Arrays.copyOfRange(inside, 1, inside.length)),
                Base64.getEncoder().encodeToString(Arrays.copyOfRange(inside, 2, inside.length)),
                HexFormat.of().formatHex(secret).substring(0, 20),
                HexFormat.of().formatHex(secret).substring(40));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_secret_is_found_in_each_form(String form) {
        SecretForms forms = new SecretForms();
        forms.add("a secret", secret());

        assertThat(forms.shownBy("before " + form + " behind")).contains("a secret");
        assertThat(forms.shownBy(new IllegalStateException("wrong", new IllegalStateException(form))))
                .contains("a secret");
        assertThat(forms.shownBy("before and behind")).isEmpty();
    }

    private static byte[] secret() {
        byte[] secret = new byte[32];
        for (int i = 0; i < secret.length; i++) {
            secret[i] = (byte) (37 * i + 201);
        }
        return secret;
    }

    private static void addTypes(Class<?> type, Set<Class<?>> types) {
        if (type != null && types.add(type)) {
            addTypes(type.getSuperclass(), types);
            Arrays.stream(type.getInterfaces()).forEach(each -> addTypes(each, types));
        }
    }
}
