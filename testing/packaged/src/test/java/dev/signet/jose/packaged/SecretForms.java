package dev.signet.jose.packaged;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Secrets in each form that a text, or the octets of a serialized object, may show them in. For one thread. */
final class SecretForms {

    /** A part is as bad as the whole: 12 characters of base64 are 72 bits. */
    private static final int CHARACTERS = 12;

    private static final int HEXADECIMAL_DIGITS = 16;
    private static final int DECIMAL_DIGITS = 20;
    private static final int OCTETS = 9;

    private final Map<String, String> forms = new LinkedHashMap<>();

    /** Adds octets: as they are, and in hexadecimal, decimal, as Java prints an array, in base64 and base64url. */
    void add(String what, byte[] octets) {
        addEnds(what, new String(octets, ISO_8859_1), OCTETS);
        addEnds(what, HexFormat.of().formatHex(octets), HEXADECIMAL_DIGITS);
        addEnds(what, HexFormat.of().withUpperCase().formatHex(octets), HEXADECIMAL_DIGITS);
        addEnds(what, new BigInteger(1, octets).toString(), DECIMAL_DIGITS);
        String printed = Arrays.toString(Arrays.copyOf(octets, OCTETS));
        forms.put(printed.substring(1, printed.length() - 1), what);
        // Inside of longer octets, such as PKCS#8, each octet may begin a group of three.
        for (int from = 0; from < 3; from++) {
            byte[] groups = Arrays.copyOfRange(octets, from, octets.length - (octets.length - from) % 3);
            addEnds(what, Base64.getEncoder().encodeToString(groups), CHARACTERS);
            addEnds(what, Base64.getUrlEncoder().encodeToString(groups), CHARACTERS);
        }
    }

    /** Adds a text, and its octets. */
    void add(String what, String text) {
        forms.put(text, what);
        add(what, text.getBytes(UTF_8));
    }

    /** Returns which secret a text shows, if any. */
    Optional<String> shownBy(String text) {
        return forms.entrySet().stream()
                .filter(form -> text.contains(form.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Returns which secret an object shows: in its text and, if it can be serialized, in its serialized form. */
    Optional<String> shownBy(Object object) {
        return shownBy(String.valueOf(object)).or(() -> {
            // Those of the JDK that are met, lambdas and enums, hold what other objects show.
            boolean ours = object.getClass().getName().startsWith("dev.signet.");
            return ours && object instanceof Serializable ? shownBy(serialized(object)) : Optional.empty();
        });
    }

    /** Returns which secret an exception shows: itself, its causes, and what was suppressed. */
    Optional<String> shownBy(Throwable thrown) {
        return shownBy((Object) thrown)
                .or(() -> Optional.ofNullable(thrown.getCause()).flatMap(this::shownBy))
                .or(() -> Arrays.stream(thrown.getSuppressed())
                        .map(this::shownBy)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private void addEnds(String what, String form, int length) {
        forms.put(form.substring(0, length), what);
        forms.put(form.substring(form.length() - length), what);
    }

    private static String serialized(Object object) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(octets)) {
            out.writeObject(object);
        } catch (IOException e) {
            throw new AssertionError("cannot be serialized: " + object.getClass(), e);
        }
        return octets.toString(ISO_8859_1);
    }
}
