package dev.signet.jose.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The same comparison as {@link SignBenchmark} and {@link VerifyBenchmark} for a machine that does other work at the same
 * time, see {@link Turns}. Arguments: names of {@link Algorithm} (all). A library that does not have an algorithm with
 * the dependencies it brings along is left out.
 */
public final class SigningRatios {

    private SigningRatios() {}

    public static void main(String[] args) throws Exception {
        Algorithm[] chosen = args.length == 0
                ? Algorithm.values()
                : Arrays.stream(args).map(Algorithm::valueOf).toArray(Algorithm[]::new);
        for (Algorithm algorithm : chosen) {
            compare(algorithm);
        }
    }

    private static void compare(Algorithm algorithm) throws Exception {
        List<Turns.Player> signing = new ArrayList<>();
        List<Turns.Player> verifying = new ArrayList<>();
        Bare bare = new Bare();
        bare.algorithm = algorithm;
        bare.prepare();
        signing.add(new Turns.Player("bare", bare.primitive::sign));
        verifying.add(new Turns.Player("bare", bare.primitive::verify));
        if (algorithm == Algorithm.ES256 || algorithm == Algorithm.Ed25519) {
            BareBc other = new BareBc();
            other.algorithm = algorithm;
            other.prepare();
            signing.add(new Turns.Player("bareBc", other.primitive::sign));
            verifying.add(new Turns.Player("bareBc", other.primitive::verify));
        }
        for (Library library : libraries(algorithm)) {
            library.prepare();
            String name = library.getClass().getSimpleName();
            signing.add(new Turns.Player(name, () -> library.sign(library.nextClaims())));
            verifying.add(new Turns.Player(name, () -> library.verify(library.nextToken())));
        }
        Turns.play("sign " + algorithm, signing);
        Turns.play("verify " + algorithm, verifying);
    }

    private static List<Library> libraries(Algorithm algorithm) {
        List<Library> libraries = new ArrayList<>();
        Signet signet = new Signet();
        signet.algorithm = algorithm;
        libraries.add(signet);
        if (algorithm != Algorithm.Ed25519) {
            Nimbus nimbus = new Nimbus();
            nimbus.algorithm = algorithm;
            libraries.add(nimbus);
            JavaJwt javaJwt = new JavaJwt();
            javaJwt.algorithm = algorithm;
            libraries.add(javaJwt);
        }
        Jose4j jose4j = new Jose4j();
        jose4j.algorithm = algorithm;
        libraries.add(jose4j);
        Jjwt jjwt = new Jjwt();
        jjwt.algorithm = algorithm;
        libraries.add(jjwt);
        return libraries;
    }
}
