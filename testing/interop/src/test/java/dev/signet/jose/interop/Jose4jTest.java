package dev.signet.jose.interop;

final class Jose4jTest extends InteropContract {
    Jose4jTest() {
        super(new Jose4j());
    }
}
