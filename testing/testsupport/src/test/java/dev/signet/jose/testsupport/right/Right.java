package dev.signet.jose.testsupport.right;

import dev.signet.jose.testsupport.left.Left;

/** Half of a cycle. */
public final class Right {
    public Left other() {
        return new Left();
    }
}
