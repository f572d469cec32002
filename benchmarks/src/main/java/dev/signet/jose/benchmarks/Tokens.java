package dev.signet.jose.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;

/** The claims and the tokens that everybody gets, in turn. The tokens are made with the JCA alone. */
final class Tokens {

    private static final int COUNT = 64;

    private final Algorithm algorithm;
    private final Keys keys;
    private final List<Claims> claims = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private int turn;

    Tokens(Algorithm algorithm) throws GeneralSecurityException {
        this.algorithm = algorithm;
        this.keys = Keys.of(algorithm);
        for (int n = 0; n < COUNT; n++) {
            Claims said = Claims.of(n);
            claims.add(said);
            tokens.add(token(said));
        }
    }

    Keys keys() {
        return keys;
    }

    Claims nextClaims() {
        return claims.get(next());
    }

    String nextToken() {
        return tokens.get(next());
    }

    List<Claims> allClaims() {
        return claims;
    }

    List<String> all() {
        return tokens;
    }

    /** Returns a signed token. */
    String token(Claims said) throws GeneralSecurityException {
        String header = "{\"alg\":\"" + algorithm.jwaName + "\",\"kid\":\"" + keys.id() + "\",\"typ\":\"JWT\"}";
        String input =
                base64Url(header.getBytes(UTF_8)) + "." + base64Url(said.json().getBytes(UTF_8));
        return input + "." + base64Url(signature(input.getBytes(US_ASCII)));
    }

    int next() {
        turn = (turn + 1) % COUNT;
        return turn;
    }

    private byte[] signature(byte[] input) throws GeneralSecurityException {
        if (algorithm == Algorithm.HS256) {
            Mac mac = Mac.getInstance(algorithm.jcaName);
            mac.init(keys.signing());
            return mac.doFinal(input);
        }
        Signature signature = Signature.getInstance(algorithm.jcaName);
        signature.initSign((PrivateKey) keys.signing());
        signature.update(input);
        return signature.sign();
    }

    private static String base64Url(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
