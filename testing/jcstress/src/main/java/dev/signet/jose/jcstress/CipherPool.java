package dev.signet.jose.jcstress;

import dev.signet.jose.core.internal.InstancePool;
import java.security.GeneralSecurityException;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * A pool with one object, and two threads that each take one, use it and give it back: none shares an object with the
 * other, and the second user of an object sees all that the first did.
 */
@JCStressTest
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "both uses are there")
@Outcome(expect = Expect.FORBIDDEN, desc = "a use was lost, or an object is there twice")
@State
public class CipherPool {

    private static final int MORE_THAN_THERE_ARE = 4;

    private final InstancePool<int[]> pool = InstancePool.keeping(() -> new int[1]);

    public CipherPool() {
        pool.giveBack(new int[1]);
    }

    @Actor
    public void first() {
        use();
    }

    @Actor
    public void second() {
        use();
    }

    @Arbiter
    public void count(I_Result result) {
        for (int i = 0; i < MORE_THAN_THERE_ARE; i++) {
            result.r1 += take()[0];
        }
    }

    private void use() {
        int[] uses = take();
        uses[0]++;
        pool.giveBack(uses);
    }

    private int[] take() {
        try {
            return pool.take();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
