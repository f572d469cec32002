package dev.signet.jose.benchmarks;

import java.security.GeneralSecurityException;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The primitive alone, by BouncyCastle: the baseline of whoever uses it. */
@State(Scope.Thread)
public class BareBc {

    @Param({"ES256", "Ed25519"})
    Algorithm algorithm;

    Primitive primitive;

    @Setup
    public void prepare() throws GeneralSecurityException {
        primitive = Primitive.of(algorithm, new BouncyCastleProvider());
    }
}
