package dev.signet.jose.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads keys from files and from standard input, public ones also from the network; never from the arguments, which
 * every process on the machine can see and the history of the shell keeps. For one thread.
 */
final class KeyReader {

    static final String PUBLISHED =
            "A JWK Set or a JWK: a file, or - for standard input. Or an https URL of a JWK Set, or"
                    + " an http URL on this machine.";

    /** As much as a JWK Set may have, which is the larger of the two. */
    private static final int MOST_OCTETS = 1 << 20;

    private static final TokenLimits LIMITS =
            TokenLimits.defaults().withTokenOctets(MOST_OCTETS).withJsonMembers(100_000);

    private final Inputs inputs;

    KeyReader(Inputs inputs) {
        this.inputs = inputs;
    }

    /** Returns the JWK that a file holds. */
    Jwk one(String parameter, String file) {
        JsonObject json = json(parameter, file);
        if (json.has("keys")) {
            throw new IllegalArgumentException(parameter + ": expected one JWK, this is a JWK Set");
        }
        return explaining(parameter, () -> Jwk.of(json));
    }

    /** Returns the keys that a file holds: a JWK Set, or a single JWK. */
    KeyFile some(String parameter, String file) {
        return some(parameter, json(parameter, file));
    }

    /** Returns the keys that a file holds, as {@link #some}, or those that are published at an address. */
    KeyFile published(String parameter, String fileOrUrl) {
        return RemoteKeys.isAddress(fileOrUrl)
                ? KeyFile.of(RemoteKeys.at(parameter, fileOrUrl))
                : some(parameter, fileOrUrl);
    }

    /** Returns the keys that a file holds, whatever form they have. */
    KeyFile ofAnyForm(String parameter, String file, ForeignKeys foreign) {
        byte[] octets = octets(parameter, file);
        return new String(octets, ISO_8859_1).stripLeading().startsWith("{")
                ? some(parameter, explaining(parameter, () -> JsonObject.parse(octets, LIMITS)))
                : explaining(parameter, () -> KeyFile.of(foreign.read(octets)));
    }

    private static KeyFile some(String parameter, JsonObject json) {
        return json.has("keys")
                ? explaining(parameter, () -> KeyFile.of(JwkSet.parse(json.toOctets())))
                : explaining(parameter, () -> KeyFile.of(Jwk.of(json)));
    }

    private JsonObject json(String parameter, String file) {
        byte[] octets = octets(parameter, file);
        if (new String(octets, ISO_8859_1).startsWith("-----BEGIN")) {
            throw new IllegalArgumentException(
                    parameter + ": expected a JWK, which is JSON; this is PEM, of which jose jwk convert makes one");
        }
        return explaining(parameter, () -> JsonObject.parse(octets, LIMITS));
    }

    private byte[] octets(String parameter, String file) {
        requireName(parameter, file);
        return inputs.octets(parameter, file, MOST_OCTETS);
    }

    /** Refuses a key that stands where its file is to be named. */
    static void requireName(String parameter, String argument) {
        if (looksLikeContent(argument)) {
            // Nothing of it is repeated: it may be a secret.
            throw new IllegalArgumentException(parameter + " takes the name of a file, or - for standard input, and"
                    + " never the key itself: arguments end up in shell histories and process lists");
        }
    }

    private static boolean looksLikeContent(String argument) {
        return argument.stripLeading().startsWith("{")
                || argument.stripLeading().startsWith("[")
                || argument.contains("-----BEGIN")
                || argument.indexOf('\n') >= 0;
    }

    /** Returns how messages call a parameter: with the name of its file, if there are others of that name. */
    static String parameter(String option, String file, List<String> files) {
        return files.size() == 1 ? option : option + " " + file;
    }

    /** Returns the result of a supplier; the message of a refusal begins with the name of the parameter. */
    static <T> T explaining(String parameter, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new IllegalArgumentException(parameter + ": " + e.getMessage(), e);
        }
    }
}
