package dev.signet.jose.interop;

final class JjwtTest extends InteropContract {
    JjwtTest() {
        super(new Jjwt());
    }
}
