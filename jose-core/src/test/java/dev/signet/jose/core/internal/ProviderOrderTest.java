package dev.signet.jose.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.testsupport.PartialProvider;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactorySpi;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The order of the providers, with BouncyCastle on the class path and those that an application registers. */
final class ProviderOrderTest {

    private static final String EC = "SHA256withECDSAinP1363Format";

    private final List<Provider> registered = new ArrayList<>();

    @AfterEach
    void remove_what_was_registered() {
        registered.forEach(provider -> Security.removeProvider(provider.getName()));
    }

    private void first(Provider provider) {
        registered.add(provider);
        Security.insertProviderAt(provider, 1);
    }

    private void last(Provider provider) {
        registered.add(provider);
        Security.addProvider(provider);
    }

    private static List<String> order(
            CryptoOperation operation, KeyFamily family, String service, String... algorithms) {
        return order(CryptoProviders.standard(), operation, family, service, algorithms);
    }

    private static List<String> order(
            CryptoProviders providers,
            CryptoOperation operation,
            KeyFamily family,
            String service,
            String... algorithms) {
        ProviderOrder order = new ProviderOrder(providers, operation, family, service, List.of(algorithms));
        return order.places().stream()
                .map(order::at)
                .flatMap(Optional::stream)
                .map(found -> found.provider().getName() + " " + found.algorithm())
                .toList();
    }

    @Test
    void bouncycastle_verifies_on_curves_and_the_jdk_does_the_rest() {
        assertThat(order(CryptoOperation.VERIFY, KeyFamily.NIST_CURVE, "Signature", EC))
                .containsExactly("BC " + EC, "SunEC " + EC);
        assertThat(order(CryptoOperation.SIGN, KeyFamily.NIST_CURVE, "Signature", EC))
                .containsExactly("SunEC " + EC, "BC " + EC);
        assertThat(order(CryptoOperation.MAC, KeyFamily.SECRET, "Mac", "HmacSHA256"))
                .containsExactly("SunJCE HmacSHA256", "BC HmacSHA256");
    }

    @Test
    void the_applications_provider_comes_before_all_others() {
        first(new PartialProvider("Signature." + EC, "Mac.HmacSHA256"));

        assertThat(order(CryptoOperation.VERIFY, KeyFamily.NIST_CURVE, "Signature", EC))
                .containsExactly("Part " + EC, "BC " + EC, "SunEC " + EC);
        assertThat(order(CryptoOperation.MAC, KeyFamily.SECRET, "Mac", "HmacSHA256"))
                .containsExactly("Part HmacSHA256", "SunJCE HmacSHA256", "BC HmacSHA256");
    }

    @Test
    void keys_are_read_by_the_jdk_and_by_the_application_where_the_jdk_cannot() {
        first(new PartialProvider("KeyFactory.EC", "Signature." + EC).with("KeyFactory", "another", Object::new));

        assertThat(order(CryptoOperation.CONVERT, KeyFamily.NIST_CURVE, "KeyFactory", "EC"))
                .containsExactly("SunEC EC", "Part EC", "BC EC");
        assertThat(order(CryptoOperation.CONVERT, KeyFamily.NIST_CURVE, "KeyFactory", "another"))
                .containsExactly("Part another");
        assertThat(order(CryptoOperation.VERIFY, KeyFamily.NIST_CURVE, "Signature", EC))
                .startsWith("Part " + EC);
    }

    /** The JDK's search makes one, which is dropped: a provider that stands first costs no more for each key. */
    @Test
    void an_applications_provider_that_does_not_read_keys_makes_one_object_at_most() {
        AtomicInteger made = new AtomicInteger();
        first(new PartialProvider().with("KeyFactory", "EC", () -> {
            made.incrementAndGet();
            return new NoKeys();
        }));

        assertThat(ProviderLookup.of(CryptoProviders.standard())
                        .provider(CryptoOperation.CONVERT, KeyFamily.NIST_CURVE, "KeyFactory", "EC")
                        .getName())
                .isEqualTo("SunEC");
        assertThat(made).hasValueLessThanOrEqualTo(1);
    }

    private static final class NoKeys extends KeyFactorySpi {

        @Override
        protected PublicKey engineGeneratePublic(KeySpec keySpec) throws InvalidKeySpecException {
            throw new InvalidKeySpecException();
        }

        @Override
        protected PrivateKey engineGeneratePrivate(KeySpec keySpec) throws InvalidKeySpecException {
            throw new InvalidKeySpecException();
        }

        @Override
        protected <T extends KeySpec> T engineGetKeySpec(Key key, Class<T> keySpec) throws InvalidKeySpecException {
            throw new InvalidKeySpecException();
        }

        @Override
        protected Key engineTranslateKey(Key key) throws InvalidKeyException {
            throw new InvalidKeyException();
        }
    }

    @Test
    void the_applications_provider_serves_only_what_it_has() {
        first(new PartialProvider("Mac.HmacSHA256"));

        assertThat(order(CryptoOperation.VERIFY, KeyFamily.NIST_CURVE, "Signature", EC))
                .containsExactly("BC " + EC, "SunEC " + EC);
    }

    /** Many applications add BouncyCastle for its certificates; it is to sign with no key for that. */
    @Test
    void a_provider_behind_those_of_the_jdk_serves_what_they_lack() {
        last(new BouncyCastleProvider());

        assertThat(order(CryptoOperation.SIGN, KeyFamily.NIST_CURVE, "Signature", EC))
                .startsWith("SunEC " + EC);
        assertThat(order(CryptoOperation.SIGN, KeyFamily.NIST_CURVE, "Signature", "SHA256withPLAIN-ECDSA"))
                .startsWith("BC SHA256withPLAIN-ECDSA");
    }

    @Test
    void the_jdks_own_provider_is_no_choice_of_the_application_wherever_it_stands() {
        Provider jdk = Security.getProvider("SunEC");
        int place = List.of(Security.getProviders()).indexOf(jdk) + 1;
        try {
            move(jdk, 1);

            assertThat(order(CryptoOperation.VERIFY, KeyFamily.NIST_CURVE, "Signature", EC))
                    .startsWith("BC " + EC);
        } finally {
            move(jdk, place);
        }
    }

    private static void move(Provider provider, int place) {
        Security.removeProvider(provider.getName());
        Security.insertProviderAt(provider, place);
    }

    @Test
    void each_provider_is_asked_by_the_names_that_it_has() {
        first(new PartialProvider("Signature.SHA256withECDSA"));

        assertThat(order(CryptoOperation.VERIFY, KeyFamily.NIST_CURVE, "Signature", EC, "SHA256withECDSA"))
                .containsExactly("Part SHA256withECDSA", "BC " + EC, "SunEC " + EC);
    }

    @Test
    void the_name_that_only_a_later_provider_has_does_not_change_the_order() {
        last(new PartialProvider("Signature.SHA256withECDSA").with("Signature", "EC-by-another-name", () -> null));

        assertThat(order(CryptoOperation.SIGN, KeyFamily.NIST_CURVE, "Signature", EC, "EC-by-another-name"))
                .startsWith("SunEC " + EC);
    }

    @Test
    void secp256k1_is_for_providers_that_know_the_curve() {
        first(new PartialProvider("Signature." + EC));
        assertThat(order(CryptoOperation.SIGN, KeyFamily.SECP256K1, "Signature", EC))
                .containsExactly("BC " + EC);

        last(new BouncyCastleProvider());
        assertThat(order(CryptoOperation.SIGN, KeyFamily.SECP256K1, "Signature", EC))
                .containsExactly("BC " + EC, "BC " + EC);
    }

    @Test
    void only_the_pinned_provider_is_in_the_order_of_a_pin() {
        Provider pin = Security.getProvider("SunEC");

        assertThat(order(CryptoProviders.only(pin), CryptoOperation.VERIFY, KeyFamily.NIST_CURVE, "Signature", EC))
                .containsExactly("SunEC " + EC);
        assertThat(order(CryptoProviders.only(pin), CryptoOperation.MAC, KeyFamily.SECRET, "Mac", "HmacSHA256"))
                .isEmpty();
    }

    @Test
    void only_registered_providers_are_in_the_order_of_the_platform() {
        assertThat(order(
                        CryptoProviders.platform(),
                        CryptoOperation.VERIFY,
                        KeyFamily.EDWARDS_CURVE,
                        "Signature",
                        "Ed25519"))
                .containsExactly("SunEC Ed25519");
    }

    @Test
    void a_pair_is_checked_by_a_provider_that_need_not_be_made_first() {
        assertThat(order(CryptoOperation.CHECK_PAIR, KeyFamily.EDWARDS_CURVE, "Signature", "Ed25519"))
                .startsWith("SunEC Ed25519");
        assertThat(order(CryptoOperation.CHECK_PAIR, KeyFamily.SECP256K1, "Signature", "SHA256withECDSA"))
                .containsExactly("BC SHA256withECDSA");
    }

    @Test
    void a_provider_that_refuses_leaves_the_key_to_the_next() {
        assertThat(made(found -> {
                    if (found.provider().getName().equals("BC")) {
                        throw new IllegalArgumentException("BC refuses");
                    }
                    return found.provider().getName();
                }))
                .isEqualTo("SunEC");
    }

    @Test
    void the_refusal_of_the_first_is_told_where_all_refuse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> made(found -> {
                    throw new IllegalArgumentException(found.provider().getName() + " refuses");
                }))
                .withMessage("BC refuses")
                .satisfies(refusal -> assertThat(refusal.getSuppressed()).hasSize(1));
    }

    @Test
    void another_failure_ends_the_search() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> made(found -> {
                    throw new UnsupportedOperationException(found.provider().getName());
                }))
                .withMessage("BC");
    }

    private static String made(Function<ProviderService, String> making) {
        return ProviderLookup.of(CryptoProviders.standard())
                .made(CryptoOperation.VERIFY, KeyFamily.NIST_CURVE, "Signature", List.of(EC), making);
    }

    @Test
    void classes_of_bouncycastle_take_the_place_of_its_provider() {
        assertThat(madeWithout(CryptoProviders.standard())).isEqualTo("classes");
        assertThat(madeWithout(CryptoProviders.platform())).isEqualTo("SunEC");
        assertThat(madeWithout(CryptoProviders.only(new BouncyCastleProvider())))
                .isEqualTo("BC");

        first(new PartialProvider("Signature." + EC));
        assertThat(madeWithout(CryptoProviders.standard())).isEqualTo("Part");
    }

    private static String madeWithout(CryptoProviders providers) {
        return ProviderLookup.of(providers)
                .made(
                        CryptoOperation.VERIFY,
                        KeyFamily.NIST_CURVE,
                        "Signature",
                        List.of(EC),
                        found -> found.provider().getName(),
                        () -> Optional.of("classes"));
    }

    @Test
    void a_provider_is_the_jdks_by_its_module_and_not_by_its_name() {
        Provider disguised = new Provider("SunEC", "17", "") {
            private static final long serialVersionUID = 1;
        };

        assertThat(ProviderLookup.isOfTheJdk(Security.getProvider("SunEC"))).isTrue();
        assertThat(ProviderLookup.isOfTheJdk(Security.getProvider("SUN"))).isTrue();
        assertThat(ProviderLookup.isOfTheJdk(disguised)).isFalse();
        assertThat(ProviderLookup.isOfTheJdk(new BouncyCastleProvider())).isFalse();
        assertThat(ProviderLookup.isOfTheJdk(Security.getProvider("SunPKCS11"))).isFalse();
    }
}
