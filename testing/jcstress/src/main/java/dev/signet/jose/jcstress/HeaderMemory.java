package dev.signet.jose.jcstress;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.jose.core.internal.HeaderCache;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** Two headers that share a slot: each is found with its own meaning, whole, or not at all. */
@JCStressTest
@Outcome(id = "(null|first), (null|second)", expect = Expect.ACCEPTABLE, desc = "its own meaning, or none")
@Outcome(expect = Expect.FORBIDDEN, desc = "the meaning of the other header, or a part of one")
@State
public class HeaderMemory {

    private static final byte[] FIRST = "eyJhbGciOiJIUzI1NiJ9".getBytes(US_ASCII);
    private static final byte[] SECOND = sharingItsSlot();

    private final HeaderCache<String[]> memory = new HeaderCache<>();

    @Actor
    public void first(LL_Result result) {
        memory.remember(FIRST, FIRST.length, new String[] {"first"});
        result.r2 = found(SECOND);
    }

    @Actor
    public void second(LL_Result result) {
        memory.remember(SECOND, SECOND.length, new String[] {"second"});
        result.r1 = found(FIRST);
    }

    private String found(byte[] header) {
        String[] meaning = memory.find(header, header.length);
        return meaning == null ? "null" : String.valueOf(meaning[0]);
    }

    /** Returns a header that takes the slot of the first. */
    private static byte[] sharingItsSlot() {
        for (int i = 0; ; i++) {
            byte[] other = ("eyJhbGciOiJIUzI1NiJ9" + i).getBytes(US_ASCII);
            HeaderCache<String> memory = new HeaderCache<>();
            memory.remember(FIRST, FIRST.length, "first");
            memory.remember(other, other.length, "other");
            if (memory.find(FIRST, FIRST.length) == null) {
                return other;
            }
        }
    }
}
