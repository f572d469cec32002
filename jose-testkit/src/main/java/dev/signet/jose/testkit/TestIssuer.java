package dev.signet.jose.testkit;

import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jwt.JwtClaimsBuilder;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * An issuer of JWTs for the tests of a service. It signs valid tokens with a key of its own, and tokens with each of
 * the faults of {@link InvalidToken}.
 *
 * <pre>{@code
 * TestIssuer issuer = TestIssuer.of("https://login.example", "orders", ES256);
 * JwtDecoder decoder = Jwt.verifiedBy(JwsVerifier.of(issuer.keys(), ES256))
 *     .issuer("https://login.example")
 *     .audience("orders")
 *     .build();
 *
 * decoder.decode(issuer.token("alice"));                 // accepted
 * decoder.decode(issuer.token(InvalidToken.EXPIRED));    // InvalidTokenException with the reason EXPIRED
 * }</pre>
 *
 * <p>A valid token has {@code iss}, {@code sub} ({@code alice} unless another is set), {@code aud}, a {@code jti} that
 * no other token has, {@code iat} and an {@code exp} five minutes later; its header has {@code alg}, {@code typ}
 * ({@code JWT} unless another is set) and the {@code kid} of the key. Immutable and thread-safe. Generating an RSA key
 * (of 2048 bits) takes some time, so let many tests share one issuer.
 */
public final class TestIssuer {

    private final TokenTemplate template;
    private final JwkSet keys;

    private TestIssuer(TokenTemplate template, JwkSet keys) {
        this.template = template;
        this.keys = keys;
    }

    /**
     * Returns an issuer with a new key, whose {@code kid} is random.
     *
     * @param issuer {@code iss} of its tokens
     * @param audience {@code aud} of its tokens
     * @param algorithm the algorithm of the signatures, for example {@code ES256} or {@code HS256}
     * @return an issuer with the system's clock
     * @throws IllegalArgumentException if the issuer or the audience has a colon and is not a URI
     */
    public static TestIssuer of(String issuer, String audience, JwsAlgorithm algorithm) {
        return of(issuer, audience, algorithm, TokenTemplate.generateKey(algorithm));
    }

    /**
     * Returns an issuer with a given key, for a service that is configured with one, such as a shared secret.
     *
     * @param issuer {@code iss} of its tokens
     * @param audience {@code aud} of its tokens
     * @param algorithm the algorithm of the signatures
     * @param key a private or symmetric key; its {@code kid}, if it has one, is in the tokens
     * @return an issuer with the system's clock
     * @throws IllegalArgumentException if the key is public or does not fit the algorithm, or if the issuer or the
     *     audience has a colon and is not a URI
     */
    public static TestIssuer of(String issuer, String audience, JwsAlgorithm algorithm, Jwk key) {
        TokenTemplate template = new TokenTemplate(
                algorithm,
                key,
                "JWT",
                Clock.systemUTC(),
                claims -> claims.issuer(issuer).subject("alice").audience(audience));
        // What is wrong with the names or the key is said here, and not by the first token.
        template.token();
        return new TestIssuer(template, JwkSet.of(verifying(key)));
    }

    /**
     * Returns the same issuer with another clock, which determines {@code iat} and {@code exp}.
     *
     * @param clock the clock, for example the {@link TestClock} that the decoder has too
     * @return an issuer with the same keys
     */
    public TestIssuer withClock(Clock clock) {
        return new TestIssuer(template.withClock(clock), keys);
    }

    /**
     * Returns the same issuer with another {@code typ} in the header of its tokens.
     *
     * @param type the type, for example {@code at+jwt} for access tokens (RFC 9068)
     * @return an issuer with the same keys
     */
    public TestIssuer withType(String type) {
        return new TestIssuer(template.withType(type), keys);
    }

    /**
     * Returns the same issuer with more claims in all its tokens, those with a fault included: what the service
     * demands, so that nothing but the fault is wrong. A claim that is set already is replaced.
     *
     * @param claims sets claims, for example {@code claims -> claims.claim("scope", "orders:read")}; called for each
     *     token
     * @return an issuer with the same keys
     */
    public TestIssuer withClaims(Consumer<JwtClaimsBuilder> claims) {
        return new TestIssuer(template.withClaims(claims), keys);
    }

    /**
     * Returns the same issuer after a rotation: it signs with a new key, whose {@code kid} is random, and
     * {@link #keys()} has the earlier ones too.
     *
     * @return an issuer with a new key
     */
    public TestIssuer withNewKey() {
        Jwk next = TokenTemplate.generateKey(template.algorithm());
        return new TestIssuer(template.withKey(next), keys.with(verifying(next)));
    }

    /**
     * Returns an issuer whose tokens are encrypted after they were signed (Nested JWTs, RFC 7519 section 5.2).
     *
     * @param encrypter the encrypter, with a key of the service under test
     * @return an issuer that signs as this one does
     */
    public EncryptedTestIssuer thenEncryptedWith(JweEncrypter encrypter) {
        return new EncryptedTestIssuer(template, encrypter);
    }

    /**
     * Returns the keys to verify with: public keys, or the secret itself for HMAC. A verifier takes them as its source,
     * and a {@link JwksServer} publishes them if they are public.
     *
     * @return the earlier keys, if there are any, and the current one
     */
    public JwkSet keys() {
        return keys;
    }

    /**
     * Returns the signer of the tokens, to sign something other than claims, or with another header.
     *
     * @return a signer with the current key
     */
    public JwsSigner signer() {
        return template.signer();
    }

    /**
     * Returns a valid token for a subject.
     *
     * @param subject {@code sub}
     * @return a signed JWT
     * @throws IllegalArgumentException if the subject has a colon and is not a URI
     */
    public String token(String subject) {
        return token(claims -> claims.subject(subject));
    }

    /**
     * Returns a token with other claims than the usual ones; valid unless these make it invalid.
     *
     * @param claims sets claims on a builder that has the usual ones, and replaces those
     * @return a signed JWT
     */
    public String token(Consumer<JwtClaimsBuilder> claims) {
        return template.withClaims(claims).token();
    }

    /**
     * Returns a token that has one fault.
     *
     * @param fault the fault
     * @return a token, refused with the reason of the fault
     */
    public String token(InvalidToken fault) {
        return fault.of(template);
    }

    /** Returns the signer's description, which has nothing of the key. */
    @Override
    public String toString() {
        return "TestIssuer[" + signer() + "]";
    }

    private static Jwk verifying(Jwk key) {
        return key.isSymmetric() ? key : key.toPublic();
    }
}
