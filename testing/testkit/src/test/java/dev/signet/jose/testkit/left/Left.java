package dev.signet.jose.testkit.left;

import dev.signet.jose.testkit.right.Right;

/** Half of a cycle. */
public final class Left {
    public Right other() {
        return new Right();
    }
}
