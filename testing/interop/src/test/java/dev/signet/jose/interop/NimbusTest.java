package dev.signet.jose.interop;

final class NimbusTest extends InteropContract {
    NimbusTest() {
        super(new Nimbus());
    }
}
