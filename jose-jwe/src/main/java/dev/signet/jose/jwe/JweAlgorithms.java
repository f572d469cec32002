package dev.signet.jose.jwe;

import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.internal.CryptoOperation;
import dev.signet.jose.core.internal.DisplayText;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jwk.RsaJwk;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Where a name becomes an algorithm, and an algorithm that is known at run time only meets a JWK. */
final class JweAlgorithms {

    private JweAlgorithms() {}

    /** Returns the algorithm of that name; those that are insecure are not to be found. */
    static Optional<JweAlgorithm> named(String jwaName) {
        return Stream.<JweAlgorithm[]>of(
                        Direct.values(),
                        RsaOaep.values(),
                        AesKeyWrap.values(),
                        AesGcmKeyWrap.values(),
                        EcdhEs.values(),
                        Pbes2.values())
                .flatMap(Arrays::stream)
                .filter(algorithm -> algorithm.jwaName().equals(jwaName))
                .findFirst();
    }

    /**
     * Returns the algorithm that a JWK names itself.
     *
     * @throws IllegalArgumentException if it names none, or one that does not work with a JWK
     */
    static JweAlgorithm of(Jwk key) {
        String name = key.algorithm()
                .orElseThrow(() -> new IllegalArgumentException("expected a JWK with an \"alg\"; without one, name the"
                        + " algorithm, such as " + example(key)));
        return named(name)
                .orElseThrow(() -> new IllegalArgumentException("\"alg\": expected a key management algorithm of JWE,"
                        + " such as " + example(key) + "; " + DisplayText.of(name) + " is none"));
    }

    /** Whether the content encryption key is not sent but follows from the recipient's, so that there can be no other. */
    static boolean isDirect(String jwaName) {
        return jwaName.equals(Direct.DIR.jwaName()) || jwaName.equals(EcdhEs.ECDH_ES.jwaName());
    }

    /**
     * Whether both sides hold the secret key that opens all messages, in memory and for as long as they exist, so that a
     * content encryption key that stays in a cipher gives away nothing more. Not so where a sender has a public key, or the
     * recipient's key is in an HSM, or follows from a password.
     */
    static boolean holdsOpeningKey(JweAlgorithm algorithm) {
        return algorithm instanceof Direct || algorithm instanceof AesKeyWrap || algorithm instanceof AesGcmKeyWrap;
    }

    static JweEncrypter encrypter(JweAlgorithm algorithm, Jwk key, ContentEncryption encryption) {
        if (algorithm instanceof Direct direct && key instanceof OctJwk oct) {
            return direct.encrypter(oct, encryption);
        }
        if (algorithm instanceof RsaOaep oaep && key instanceof RsaJwk rsa) {
            return oaep.encrypter(rsa, encryption);
        }
        if (algorithm instanceof AesKeyWrap wrap && key instanceof OctJwk oct) {
            return wrap.encrypter(oct, encryption);
        }
        if (algorithm instanceof AesGcmKeyWrap wrap && key instanceof OctJwk oct) {
            return wrap.encrypter(oct, encryption);
        }
        if (algorithm instanceof EcdhEs agreement && key instanceof EcJwk ec) {
            return agreement.encrypter(ec, encryption);
        }
        if (algorithm instanceof EcdhEs agreement && key instanceof OkpJwk okp) {
            return agreement.encrypter(okp, encryption);
        }
        throw mismatch(algorithm, key);
    }

    static SingleKeyDecrypter decrypter(JweAlgorithm algorithm, Jwk key, Set<ContentEncryption> encryptions) {
        return SingleKeyDecrypter.of(algorithm, encryptions, unwrapping(algorithm, key, encryptions))
                .named(key);
    }

    /**
     * Returns the key's half of an algorithm, to be joined with providers.
     *
     * @return what throws {@link IllegalStateException} if the providers lack something and {@link IllegalArgumentException}
     *     if they do not take the key
     * @throws IllegalArgumentException if this is no key for the algorithm
     */
    static Function<CryptoProviders, CekUnwrapper> unwrapping(
            JweAlgorithm algorithm, Jwk key, Set<ContentEncryption> encryptions) {
        if (algorithm instanceof Direct direct && key instanceof OctJwk oct) {
            return direct.unwrapping(oct, encryptions);
        }
        if (algorithm instanceof RsaOaep oaep && key instanceof RsaJwk rsa) {
            return oaep.unwrapping(rsa);
        }
        if (algorithm instanceof AesKeyWrap wrap && key instanceof OctJwk oct) {
            return wrap.unwrapping(oct);
        }
        if (algorithm instanceof AesGcmKeyWrap wrap && key instanceof OctJwk oct) {
            return wrap.unwrapping(oct);
        }
        if (algorithm instanceof EcdhEs agreement && key instanceof EcJwk ec) {
            return agreement.unwrapping(ec);
        }
        if (algorithm instanceof EcdhEs agreement && key instanceof OkpJwk okp) {
            return agreement.unwrapping(okp);
        }
        throw mismatch(algorithm, key);
    }

    /**
     * Refuses providers that lack what an algorithm needs to open with a JWK, whichever it is.
     *
     * @throws IllegalStateException if they lack it; the message says what
     */
    static void requireOpening(JweAlgorithm algorithm, CryptoProviders providers) {
        if (algorithm instanceof RsaOaep) {
            RsaOaep.unwrapping(providers);
        } else if (algorithm instanceof AesKeyWrap) {
            Rfc3394.requireUnwrapping(providers);
        } else if (algorithm instanceof AesGcmKeyWrap) {
            AesGcm.require(CryptoOperation.UNWRAP, providers);
        } else if (algorithm instanceof EcdhEs agreement) {
            Ecdh.requireAny(providers);
            ConcatKdf.require(providers);
            if (!agreement.isDirect()) {
                Rfc3394.requireUnwrapping(providers);
            }
        }
    }

    /**
     * Refuses an algorithm that keys of a set or of a file do not serve.
     *
     * @throws IllegalArgumentException for passwords and for what is insecure
     */
    static JweAlgorithm requireForJwks(JweAlgorithm algorithm) {
        if (algorithm instanceof Pbes2) {
            throw new IllegalArgumentException(
                    algorithm.jwaName() + " takes a password, not a JWK: use the methods of Pbes2");
        }
        if (algorithm instanceof InsecureRsa15) {
            throw new IllegalArgumentException("RSA1_5 stands alone: use the methods of InsecureRsa15");
        }
        return algorithm;
    }

    private static IllegalArgumentException mismatch(JweAlgorithm algorithm, Jwk key) {
        requireForJwks(algorithm);
        String needed = "an oct key";
        if (algorithm instanceof RsaOaep) {
            needed = "an RSA key";
        } else if (algorithm instanceof EcdhEs) {
            needed = "an EC or OKP key";
        }
        return new IllegalArgumentException(
                algorithm.jwaName() + " needs " + needed + ", this one is " + key.keyType());
    }

    /** For messages: an algorithm that takes a key of this type. */
    private static String example(Jwk key) {
        if (key instanceof RsaJwk) {
            return RsaOaep.RSA_OAEP_256.jwaName();
        }
        return (key instanceof OctJwk ? Direct.DIR : EcdhEs.ECDH_ES_A256KW).jwaName();
    }
}
