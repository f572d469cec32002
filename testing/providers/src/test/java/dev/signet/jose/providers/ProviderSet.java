package dev.signet.jose.providers;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.conscrypt.Conscrypt;

/** Providers that an application may have, beside those of the JDK. */
enum ProviderSet {
    /** Nothing else: bcprov is excluded. */
    JDK(() -> true, List.of()),
    /** What comes with Signet. */
    BOUNCY_CASTLE(() -> true, List.of(), Jars.BOUNCY_CASTLE),
    /** ACCP on the class path, registered by nothing. */
    ACCP(ProviderSet::loadsAccp, List.of(), Jars.BOUNCY_CASTLE, Jars.ACCP),
    /** ACCP, registered by the application before all others. */
    ACCP_REGISTERED(
            ProviderSet::loadsAccp,
            List.of("first=com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider"),
            Jars.BOUNCY_CASTLE,
            Jars.ACCP),
    /** Conscrypt, registered by the application before all others. */
    CONSCRYPT_REGISTERED(
            Conscrypt::isAvailable, List.of("first=org.conscrypt.OpenSSLProvider"), Jars.BOUNCY_CASTLE, Jars.CONSCRYPT);

    private final BooleanSupplier loads;
    private final List<String> registration;
    private final List<Jars> jars;

    ProviderSet(BooleanSupplier loads, List<String> registration, Jars... jars) {
        this.loads = loads;
        this.registration = registration;
        this.jars = List.of(jars);
    }

    /** Returns whether the native libraries of these providers are made for this platform. */
    boolean loads() {
        return loads.getAsBoolean();
    }

    /** Returns the arguments for {@link Registration}. */
    List<String> registration() {
        return registration;
    }

    /** Returns the test class path with the jars of these providers and of no others. */
    String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> Stream.of(Jars.values()).noneMatch(jar -> jar.is(entry) && !jars.contains(jar)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Returns the name in small letters with hyphens, as of a file. */
    String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean loadsAccp() {
        return AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null;
    }
}
