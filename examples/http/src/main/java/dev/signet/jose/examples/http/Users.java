package dev.signet.jose.examples.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** The users and what their tokens allow. A real service has a database. */
final class Users {

    static final int ITERATIONS = 210_000;
    private static final int BITS = 256;
    private static final byte[] UNKNOWN_USERS = new byte[BITS / Byte.SIZE];

    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final int iterations;
    private final byte[] salt = new byte[16];

    private record User(byte[] passwordHash, Access access) {}

    /** The permissions in a user's tokens. */
    record Access(String audience, String scope) {

        boolean allows(String needed) {
            return List.of(scope.split(" ")).contains(needed);
        }
    }

    Users(int iterations) {
        this.iterations = iterations;
        new SecureRandom().nextBytes(salt);
    }

    /** Returns alice, who may read and place orders, bob, who may not, and a doctor and a receptionist of the clinic. */
    static Users ofTheDemo(int iterations) {
        Users users = new Users(iterations);
        users.add("alice", "wonderland", "orders", "orders:read orders:place");
        users.add("bob", "builder", "orders", "profile");
        users.add("carol", "stethoscope", "clinic", "records:see records:read");
        users.add("dave", "telephone", "clinic", "records:see");
        return users;
    }

    void add(String name, String password, String audience, String scope) {
        users.put(name, new User(hash(name, password), new Access(audience, scope)));
    }

    /**
     * Returns the permissions of a user with the right password; an unknown name and a wrong password are not told
     * apart.
     */
    Optional<Access> access(String name, String password) {
        Optional<User> user = Optional.ofNullable(users.get(name));
        // An unknown name takes as long as a known one.
        byte[] expected = user.map(User::passwordHash).orElse(UNKNOWN_USERS);
        boolean right = MessageDigest.isEqual(expected, hash(name, password));
        return user.filter(known -> right).map(User::access);
    }

    private byte[] hash(String name, String password) {
        byte[] own = name.getBytes(UTF_8);
        byte[] salted = new byte[salt.length + own.length];
        System.arraycopy(salt, 0, salted, 0, salt.length);
        System.arraycopy(own, 0, salted, salt.length, own.length);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salted, iterations, BITS))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA256", e);
        }
    }
}
