package consumer;

import dev.signet.jose.core.Base64Url;

/** A user who needs nothing but the core. */
final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println(Base64Url.class.getModule().getName());
    }
}
