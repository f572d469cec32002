package dev.signet.jose.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Signs, then encrypts what came out; decrypts, then verifies: by hand, as the other libraries have it done. */
final class NestedLibrary {

    private final Library inner;
    private final EncryptionLibrary outer;
    private final String token;

    private NestedLibrary(Library inner, EncryptionLibrary outer) throws Exception {
        this.inner = inner;
        this.outer = outer;
        this.token = encode();
    }

    static NestedLibrary of(EncryptionLibrary.Name name, Nesting nesting) throws Exception {
        Library library = library(name, nesting.signature);
        library.prepare();
        return new NestedLibrary(library, name.with(nesting.encryption, nesting.encryption.keys()));
    }

    String encode() throws Exception {
        return outer.encrypt(inner.sign(inner.nextClaims()).getBytes(ISO_8859_1));
    }

    Claims.Read decode() throws Exception {
        return inner.verify(new String(outer.decrypt(token), ISO_8859_1));
    }

    private static Library library(EncryptionLibrary.Name name, Algorithm algorithm) {
        return switch (name) {
            case SIGNET -> throw new IllegalArgumentException("Signet nests by itself");
            case NIMBUS -> {
                Nimbus nimbus = new Nimbus();
                nimbus.algorithm = algorithm;
                yield nimbus;
            }
            case JOSE4J -> {
                Jose4j jose4j = new Jose4j();
                jose4j.algorithm = algorithm;
                yield jose4j;
            }
            case JJWT -> {
                Jjwt jjwt = new Jjwt();
                jjwt.algorithm = algorithm;
                yield jjwt;
            }
        };
    }
}
