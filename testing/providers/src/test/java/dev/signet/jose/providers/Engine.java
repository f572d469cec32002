package dev.signet.jose.providers;

import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Signature;
import java.util.List;
import java.util.function.Function;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;

/**
 * A class of JCA through which providers compute. Immutable.
 *
 * @param type the class
 * @param methods the names of the methods that compute a result
 * @param algorithm the algorithm of an object of the class
 * @param provider the provider that stands behind an object of the class
 */
record Engine<T>(Class<T> type, List<String> methods, Function<T, String> algorithm, Function<T, Provider> provider) {

    static final List<Engine<?>> ALL = List.of(
            new Engine<>(Signature.class, List.of("sign", "verify"), Signature::getAlgorithm, Signature::getProvider),
            new Engine<>(Mac.class, List.of("doFinal"), Mac::getAlgorithm, Mac::getProvider),
            new Engine<>(
                    MessageDigest.class, List.of("digest"), MessageDigest::getAlgorithm, MessageDigest::getProvider),
            new Engine<>(Cipher.class, List.of("doFinal", "wrap", "unwrap"), Cipher::getAlgorithm, Cipher::getProvider),
            new Engine<>(
                    KeyAgreement.class,
                    List.of("generateSecret"),
                    KeyAgreement::getAlgorithm,
                    KeyAgreement::getProvider),
            new Engine<>(
                    KeyPairGenerator.class,
                    List.of("generateKeyPair"),
                    KeyPairGenerator::getAlgorithm,
                    KeyPairGenerator::getProvider),
            new Engine<>(
                    KeyGenerator.class, List.of("generateKey"), KeyGenerator::getAlgorithm, KeyGenerator::getProvider),
            new Engine<>(
                    KeyFactory.class,
                    List.of("generatePublic", "generatePrivate", "translateKey"),
                    KeyFactory::getAlgorithm,
                    KeyFactory::getProvider),
            new Engine<>(
                    SecretKeyFactory.class,
                    List.of("generateSecret"),
                    SecretKeyFactory::getAlgorithm,
                    SecretKeyFactory::getProvider));

    /** Returns service, algorithm and provider of an object, such as {@code Mac HmacSHA256 SunJCE}; empty for others. */
    static String described(Object object) {
        return ALL.stream()
                .filter(engine -> engine.type.isInstance(object))
                .findFirst()
                .map(engine -> engine.of(object))
                .orElse("");
    }

    /** The copy of a digest that extends JCA's class itself has no provider; its class then tells whose it is. */
    private String of(Object object) {
        T computing = type.cast(object);
        Provider computed = provider.apply(computing);
        return type.getSimpleName() + " " + algorithm.apply(computing) + " "
                + (computed == null ? object.getClass().getPackageName() : computed.getName());
    }
}
