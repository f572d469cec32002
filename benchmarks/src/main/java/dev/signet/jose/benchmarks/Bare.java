package dev.signet.jose.benchmarks;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The primitive alone, by the provider that the JDK lists first: the baseline. */
@State(Scope.Thread)
public class Bare {

    @Param
    Algorithm algorithm;

    Primitive primitive;

    @Setup
    public void prepare() throws GeneralSecurityException {
        String service = algorithm == Algorithm.HS256 ? "Mac." : "Signature.";
        Provider[] providers = Security.getProviders(service + algorithm.jcaName);
        primitive = Primitive.of(algorithm, providers[0]);
    }
}
