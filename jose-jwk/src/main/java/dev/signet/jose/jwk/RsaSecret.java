package dev.signet.jose.jwk;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.internal.Octets;
import java.math.BigInteger;
import java.security.interfaces.RSAMultiPrimePrivateCrtKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The private numbers of an RSA key (RFC 7518 section 6.3.2): {@code d}, and all of the other five or none. */
final class RsaSecret {

    private static final List<String> CRT = List.of("p", "q", "dp", "dq", "qi");

    private final BigInteger d;
    private final @Nullable Primes primes;

    private RsaSecret(BigInteger d, @Nullable Primes primes) {
        this.d = d;
        this.primes = primes;
    }

    /** The primes, the exponents modulo p - 1 and q - 1, and the inverse of q modulo p. */
    record Primes(BigInteger p, BigInteger q, BigInteger dp, BigInteger dq, BigInteger qi) {

        /** A record would show its secrets. */
        @Override
        public String toString() {
            return "Primes";
        }
    }

    static Optional<RsaSecret> read(JsonObject members) {
        if (members.has("oth")) {
            throw new IllegalArgumentException("\"oth\": expected an RSA key of two primes");
        }
        long present = CRT.stream().filter(members::has).count();
        if (!members.has("d")) {
            if (present > 0) {
                throw new IllegalArgumentException("\"d\": expected it beside p, q, dp, dq or qi, was absent");
            }
            return Optional.empty();
        }
        if (present != 0 && present != CRT.size()) {
            throw new IllegalArgumentException("expected none or all of p, q, dp, dq and qi, found " + present);
        }
        return Optional.of(new RsaSecret(KeyMembers.integer(members, "d"), present == 0 ? null : primes(members)));
    }

    static RsaSecret of(RSAPrivateKey key) {
        if (key instanceof RSAMultiPrimePrivateCrtKey) {
            throw new IllegalArgumentException("expected an RSA key of two primes");
        }
        if (key.getPrivateExponent() == null) {
            throw new IllegalArgumentException("expected a private key that can be read, not one in an HSM");
        }
        if (key instanceof RSAPrivateCrtKey crt) {
            return new RsaSecret(
                    crt.getPrivateExponent(),
                    new Primes(
                            crt.getPrimeP(),
                            crt.getPrimeQ(),
                            crt.getPrimeExponentP(),
                            crt.getPrimeExponentQ(),
                            crt.getCrtCoefficient()));
        }
        return new RsaSecret(key.getPrivateExponent(), null);
    }

    BigInteger d() {
        return d;
    }

    Optional<Primes> primes() {
        return Optional.ofNullable(primes);
    }

    /**
     * Refuses numbers that contradict the public ones. This is arithmetic on secrets whose time depends on them; it
     * runs once for each private key that is read, never for a token.
     */
    void requireConsistent(BigInteger n, BigInteger e) {
        // FIPS 186-5 appendix A.1.1: d of half the modulus' length or less can be computed from n and e.
        if (d.bitLength() <= n.bitLength() / 2 || d.compareTo(n) >= 0) {
            throw new IllegalArgumentException("\"d\": expected an integer over half as long as n and below n");
        }
        if (primes == null) {
            return;
        }
        if (primes.p.compareTo(BigInteger.ONE) <= 0
                || primes.q.compareTo(BigInteger.ONE) <= 0
                || !primes.p.multiply(primes.q).equals(n)) {
            throw new IllegalArgumentException("\"p\", \"q\": expected two primes whose product is n");
        }
        requireExponent("dp", primes.dp, primes.p, e);
        requireExponent("dq", primes.dq, primes.q, e);
        if (primes.qi.compareTo(primes.p) >= 0
                || !primes.qi.multiply(primes.q).mod(primes.p).equals(BigInteger.ONE)) {
            throw new IllegalArgumentException("\"qi\": expected the inverse of q modulo p");
        }
    }

    void write(JsonObject.Builder members) {
        members.put("d", text(d));
        if (primes != null) {
            members.put("p", text(primes.p));
            members.put("q", text(primes.q));
            members.put("dp", text(primes.dp));
            members.put("dq", text(primes.dq));
            members.put("qi", text(primes.qi));
        }
    }

    /** Returns whether both have the same numbers or neither exists, in time that does not depend on which differ. */
    static boolean same(@Nullable RsaSecret a, @Nullable RsaSecret b) {
        return Secrets.equal(a == null ? null : a.octets(), b == null ? null : b.octets());
    }

    private void requireExponent(String name, BigInteger exponent, BigInteger prime, BigInteger e) {
        BigInteger order = prime.subtract(BigInteger.ONE);
        if (!exponent.equals(d.mod(order))) {
            throw new IllegalArgumentException("\"" + name + "\": expected d modulo the prime less one");
        }
        if (!exponent.multiply(e).mod(order).equals(BigInteger.ONE)) {
            throw new IllegalArgumentException("\"d\": expected the inverse of e");
        }
    }

    private byte[] octets() {
        byte[] first = length(d);
        return primes == null
                ? first
                : Octets.concat(
                        first,
                        length(primes.p),
                        length(primes.q),
                        length(primes.dp),
                        length(primes.dq),
                        length(primes.qi));
    }

    private static byte[] length(BigInteger number) {
        byte[] octets = Octets.unsigned(number);
        return Octets.concat(Octets.int32(octets.length), octets);
    }

    private static String text(BigInteger number) {
        return Base64Url.encode(Octets.unsigned(number));
    }

    private static Primes primes(JsonObject members) {
        return new Primes(
                KeyMembers.integer(members, "p"),
                KeyMembers.integer(members, "q"),
                KeyMembers.integer(members, "dp"),
                KeyMembers.integer(members, "dq"),
                KeyMembers.integer(members, "qi"));
    }
}
