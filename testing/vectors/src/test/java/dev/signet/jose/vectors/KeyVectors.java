package dev.signet.jose.vectors;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import java.util.List;
import java.util.Optional;

/** Keys of a file: each is read, is written as it was, and has the thumbprint that the file says. */
final class KeyVectors {

    private static final List<String> MEMBERS = List.of(
            "key",
            "inner_key",
            "jwk",
            "private_jwk",
            "proof_public_jwk",
            "recipient_public_jwk",
            "recipient_private_jwk",
            "recipient_private",
            "ephemeral_private_jwk",
            "ephemeral_private");

    private KeyVectors() {}

    static void count(JsonObject file, Tally tally) {
        for (String name : MEMBERS) {
            Optional<JsonObject> key =
                    file.value(name).filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
            key.ifPresent(members -> count(name, members, file, tally));
        }
        file.objects("keys").orElse(List.of()).forEach(members -> count("keys", members, file, tally));
        file.object("jwks").ifPresent(set -> tally.count("jwks", "", Expected.ACCEPTED, Answer.of(() -> set(set))));
    }

    /** Counts a file that is nothing but a key. */
    static void countWhole(JsonObject file, Tally tally) {
        count("key", file, JsonObject.empty(), tally);
    }

    private static void count(String name, JsonObject members, JsonObject file, Tally tally) {
        tally.count(name, "", Expected.ACCEPTED, Answer.of(() -> {
            Jwk key = Jwk.of(members);
            return Answer.accepted(written(key).equals(members) && isNamed(key, file));
        }));
    }

    private static Answer set(JsonObject members) {
        JwkSet set = JwkSet.of(members);
        boolean whole = set.skippedKeys().isEmpty()
                && set.keys().stream()
                        .map(KeyVectors::written)
                        .toList()
                        .equals(members.objects("keys").orElseThrow());
        return Answer.accepted(whole);
    }

    private static JsonObject written(Jwk key) {
        return key.isPrivate() || key.isSymmetric() ? key.privateMembers() : key.publicMembers();
    }

    private static boolean isNamed(Jwk key, JsonObject file) {
        Optional<String> thumbprint = file.string("thumbprint").or(() -> file.string("jkt"));
        return thumbprint.map(key.thumbprint().toString()::equals).orElse(true);
    }
}
