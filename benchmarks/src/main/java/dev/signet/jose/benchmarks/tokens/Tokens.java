package dev.signet.jose.benchmarks.tokens;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The claims and the tokens that each library gets, 64 of them. The tokens are made with the JCA alone. */
public final class Tokens {

    /** How many there are: a power of two. */
    public static final int COUNT = 64;

    private final Algorithm algorithm;
    private final String alg;
    private final Keys keys;
    private final List<Claims> claims = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();

    /**
     * Makes them.
     *
     * @param alg what stands in the header
     */
    public Tokens(Algorithm algorithm, String alg) throws GeneralSecurityException {
        this.algorithm = algorithm;
        this.alg = alg;
        this.keys = Keys.of(algorithm);
        for (int n = 0; n < COUNT; n++) {
            Claims said = Claims.of(n);
            claims.add(said);
            tokens.add(token(said.json()));
        }
    }

    public Tokens(Algorithm algorithm) throws GeneralSecurityException {
        this(algorithm, algorithm.jwaName());
    }

    public Keys keys() {
        return keys;
    }

    /** Returns the claims of one turn. */
    public Claims claims(int n) {
        return claims.get(n & (COUNT - 1));
    }

    /** Returns the token of one turn, which has the claims of that turn. */
    public String token(int n) {
        return tokens.get(n & (COUNT - 1));
    }

    /** Returns a signed token with these claims. */
    public String token(String json) throws GeneralSecurityException {
        return token(header(), json);
    }

    /** Returns the header that all of them have. */
    public String header() {
        return "{\"alg\":\"" + alg + "\",\"kid\":\"" + keys.id() + "\",\"typ\":\"JWT\"}";
    }

    /** Returns a signed token with this header and these claims. */
    public String token(String header, String json) throws GeneralSecurityException {
        String input = base64Url(header.getBytes(UTF_8)) + "." + base64Url(json.getBytes(UTF_8));
        return input + "." + base64Url(signature(input.getBytes(US_ASCII)));
    }

    private byte[] signature(byte[] input) throws GeneralSecurityException {
        if (algorithm.isMac()) {
            Mac mac = Mac.getInstance(algorithm.jcaName());
            mac.init(keys.signing());
            return mac.doFinal(input);
        }
        Signature signature = algorithm.isInJdk()
                ? Signature.getInstance(algorithm.jcaName(), platform())
                : Signature.getInstance(algorithm.jcaName(), new BouncyCastleProvider());
        if (algorithm.pss().isPresent()) {
            signature.setParameter(algorithm.pss().get());
        }
        signature.initSign((PrivateKey) keys.signing());
        signature.update(input);
        return signature.sign();
    }

    private Provider platform() {
        return java.security.Security.getProvider(algorithm.jdkProvider());
    }

    private static String base64Url(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
