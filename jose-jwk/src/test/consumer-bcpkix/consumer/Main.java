package consumer;

import dev.signet.jose.jwk.Pem;

/** A user's module that brings bcpkix along for older forms of PEM. */
public final class Main {

    private Main() {}

    /**
     * @param arguments a private key in PKCS#1
     */
    public static void main(String[] arguments) {
        System.out.println(Pem.key(arguments[0]).keyType());
    }
}
