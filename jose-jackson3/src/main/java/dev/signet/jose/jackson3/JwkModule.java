package dev.signet.jose.jackson3;

import dev.signet.jose.binding.internal.DocumentType;
import dev.signet.jose.binding.internal.KeyDocuments;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import java.util.List;
import tools.jackson.databind.module.SimpleModule;

/**
 * Jackson module for {@link Jwk} and {@link JwkSet} inside other documents: {@code
 * JsonMapper.builder().addModule(JwkModule.publicKeys())}. Needs jose-jwk.
 *
 * <p>A key is read by the strict reader from the mapper's tokens: a duplicate name, a depth over 32 and a number that
 * would lose digits are refused whatever the settings of the mapper. A tree that Jackson has built before ({@code
 * JsonNode}, {@code convertValue}) has already lost one of two duplicate names. A refusal is a {@link
 * tools.jackson.databind.exc.MismatchedInputException} whose message repeats nothing of the key. Immutable; can
 * be registered with several mappers.
 */
public final class JwkModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    private JwkModule(String name, List<DocumentType<?>> types) {
        super(name);
        types.forEach(this::add);
    }

    private <T> void add(DocumentType<T> type) {
        addDeserializer(type.type(), new DocumentReader<>(type));
        addSerializer(type.type(), new DocumentWriter<>(type));
    }

    /**
     * Returns the module for public keys. It writes the public half of every key and refuses to write a symmetric key.
     * It refuses to read a key with private or symmetric material; in a set it skips such a key, see {@link
     * JwkSet#skippedKeys()}.
     *
     * @return a new module
     */
    public static JwkModule publicKeys() {
        return new JwkModule("dev.signet.jose.PublicKeys", KeyDocuments.publicKeys());
    }

    /**
     * Returns the module for documents that are as secret as keys: it reads and writes keys <em>with their
     * private and symmetric material</em>, as {@link Jwk#privateJson()} does.
     *
     * @return a new module
     */
    public static JwkModule privateKeys() {
        return new JwkModule("dev.signet.jose.PrivateKeys", KeyDocuments.privateKeys());
    }
}
