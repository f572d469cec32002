package dev.signet.jose.testsupport.left;

import dev.signet.jose.testsupport.right.Right;

/** Half of a cycle. */
public final class Left {
    public Right other() {
        return new Right();
    }
}
