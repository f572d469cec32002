package dev.signet.jose.cli;

import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.JweAlgorithm;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwe.Pbes2;
import dev.signet.jose.jwk.Jwk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whom {@code jose jwe} encrypts to, and as whom it decrypts: keys and a password, each in a file of its own.
 * Immutable.
 *
 * @param keyFiles files with a JWK each
 * @param passwordFile a file with a password
 * @param algorithm what was asked for
 */
record JweRecipients(List<String> keyFiles, Optional<String> passwordFile, Optional<JweAlgorithm> algorithm) {

    static final String DEFAULT =
            "Default: the JWK's own alg; without one, dir for a symmetric key that is alone, else the"
                    + " first of " + AlgorithmLists.USUAL_JWE_VARIABLE
                    + " that takes the key; PBES2-HS512+A256KW for a password.";

    /** Refuses a call without recipients, and one that leaves open to which of them the algorithm belongs. */
    static JweRecipients of(List<String> keyFiles, Optional<String> passwordFile, Optional<JweAlgorithm> algorithm) {
        JweRecipients all = new JweRecipients(keyFiles, passwordFile, algorithm);
        if (all.size() == 0) {
            throw new IllegalArgumentException("say --key FILE or --password-file FILE");
        }
        if (all.size() > 1 && algorithm.isPresent()) {
            throw new IllegalArgumentException("--alg is for one recipient; of several, each has its own");
        }
        return all;
    }

    int size() {
        return keyFiles.size() + (passwordFile.isPresent() ? 1 : 0);
    }

    /** Refuses to read two things from standard input. */
    void requireOneFromStdin(String other, String otherFile) {
        Inputs.requireOneFromStdin("--key", keyFiles, other, otherFile);
        passwordFile.ifPresent(file -> {
            Inputs.requireOneFromStdin("--key", keyFiles, "--password-file", file);
            Inputs.requireOneFromStdin("--password-file", file, other, otherFile);
        });
    }

    /** Returns an encrypter for each. */
    List<JweEncrypter> encrypters(Inputs inputs, KeyReader keys, ContentEncryption encryption) {
        List<JweEncrypter> encrypters = new ArrayList<>();
        for (String file : keyFiles) {
            encrypters.add(key(keys, file).encrypter(encryption));
        }
        passwordFile.ifPresent(file -> encrypters.add(
                withPassword(inputs, file, password -> passwordAlgorithm().encrypter(password, encryption))));
        return encrypters;
    }

    /** Returns what decrypts as the one that there is. */
    JweDecrypter decrypter(Inputs inputs, KeyReader keys, List<ContentEncryption> encryptions) {
        if (size() > 1) {
            throw new IllegalArgumentException("say either --key FILE or --password-file FILE: one opens the token");
        }
        if (passwordFile.isEmpty()) {
            return key(keys, keyFiles.get(0)).decrypter(encryptions);
        }
        ContentEncryption first = encryptions.get(0);
        ContentEncryption[] more = encryptions.subList(1, encryptions.size()).toArray(ContentEncryption[]::new);
        return withPassword(
                        inputs,
                        passwordFile.get(),
                        password -> passwordAlgorithm().decrypter(password, first, more))
                .withLimits(Inputs.LIMITS);
    }

    /** Returns a key with the algorithm asked for, else with its own, else with the usual one of its type. */
    private JweKey key(KeyReader keys, String file) {
        String parameter = KeyReader.parameter("--key", file, keyFiles);
        Jwk key = keys.one(parameter, file);
        if (algorithm.isPresent()) {
            return new JweKey(parameter, key, algorithm.get());
        }
        // With dir the content encryption key is the recipient's own, which no other recipient may be given.
        return size() == 1 ? JweKey.ofToken(parameter, key) : JweKey.wrapping(parameter, key);
    }

    private static <T> T withPassword(Inputs inputs, String file, Function<char[], T> use) {
        return new PasswordFile(file)
                .reading(inputs, password -> KeyReader.explaining("--password-file", () -> use.apply(password)));
    }

    private Pbes2 passwordAlgorithm() {
        JweAlgorithm asked = algorithm.orElse(Pbes2.PBES2_HS512_A256KW);
        if (asked instanceof Pbes2 pbes2) {
            return pbes2;
        }
        throw new IllegalArgumentException(
                asked.jwaName() + " takes no password; expected " + AlgorithmLists.withPassword());
    }
}
