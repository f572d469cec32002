package dev.signet.jose.testkit.right;

import dev.signet.jose.testkit.left.Left;

/** Half of a cycle. */
public final class Right {
    public Left other() {
        return new Left();
    }
}
