package dev.signet.jose.examples.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Who may log in, and what their tokens will allow. A real service has a database. */
final class Users {

    static final int ITERATIONS = 210_000;
    private static final int BITS = 256;

    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final int iterations;
    private final byte[] salt = new byte[16];
    private final User nobody;

    private record User(byte[] passwordHash, String scope) {}

    Users(int iterations) {
        this.iterations = iterations;
        new SecureRandom().nextBytes(salt);
        nobody = new User(new byte[BITS / Byte.SIZE], "");
    }

    /** Returns alice, who may read orders, and bob, who may not. */
    static Users ofTheDemo(int iterations) {
        Users users = new Users(iterations);
        users.add("alice", "wonderland", "orders:read");
        users.add("bob", "builder", "profile");
        return users;
    }

    void add(String name, String password, String scope) {
        users.put(name, new User(hash(name, password), scope));
    }

    /** Returns the scope of a user with the right password. Whether the name or the password is wrong is not told. */
    Optional<String> scope(String name, String password) {
        User user = users.getOrDefault(name, nobody);
        boolean right = MessageDigest.isEqual(user.passwordHash(), hash(name, password));
        return right && user != nobody ? Optional.of(user.scope()) : Optional.empty();
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
