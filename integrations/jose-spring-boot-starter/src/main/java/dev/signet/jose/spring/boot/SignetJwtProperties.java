package dev.signet.jose.spring.boot;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties {@code signet.jwt}, as {@code docs/spring.md} explains them. A property below that name which is not
 * here stops the start: a rule with a spelling mistake would be a rule that is not checked.
 *
 * @param issuers whose tokens are accepted
 * @param decryption the keys that decrypt tokens, if they all come encrypted
 * @param encoder how tokens are issued
 * @param keySets how key sets are fetched
 */
@ConfigurationProperties(prefix = SignetJwtProperties.PREFIX, ignoreUnknownFields = false)
record SignetJwtProperties(
        @DefaultValue List<Issuer> issuers,
        @Nullable Decryption decryption,
        @Nullable Encoder encoder,
        @DefaultValue KeySets keySets) {

    static final String PREFIX = "signet.jwt";
    static final String ISSUERS = PREFIX + ".issuers";
    static final String ENCODER = PREFIX + ".encoder";

    /**
     * An issuer, its keys and the rules for its tokens.
     *
     * @param issuer the value of {@code iss}
     * @param audiences one of which {@code aud} must have
     * @param algorithms the JWS algorithms that are accepted
     * @param jwkSetUri where its key set is; found in its metadata if neither this nor {@code keys} is set
     * @param keys a file with its keys, in the place of a key set on a server
     * @param allowHttp hosts to which plain http is allowed, each as {@code host:port}
     * @param profile the kind of token
     * @param type the value of {@code typ}, without a profile
     * @param requiredClaims claims that must be there
     * @param clockSkew by how much clocks may differ
     * @param maxAge the greatest age of a token
     * @param maxLifetime the longest lifetime of a token
     * @param remembering how many accepted tokens are remembered
     * @param rejectReplays whether each token is accepted once
     */
    record Issuer(
            @Nullable String issuer,
            @DefaultValue List<String> audiences,
            @DefaultValue List<String> algorithms,
            @Nullable String jwkSetUri,
            @Nullable KeyFile keys,
            @DefaultValue List<String> allowHttp,
            @Nullable String profile,
            @Nullable String type,
            @DefaultValue List<String> requiredClaims,
            @Nullable Duration clockSkew,
            @Nullable Duration maxAge,
            @Nullable Duration maxLifetime,
            @Nullable Integer remembering,
            @DefaultValue("false") boolean rejectReplays) {}

    /**
     * The decryption of all tokens.
     *
     * @param keys a file with the private keys
     * @param algorithms the key management algorithms that are accepted
     * @param encryption the content encryption algorithms that are accepted
     */
    record Decryption(
            @Nullable KeyFile keys,
            @DefaultValue List<String> algorithms,
            @DefaultValue List<String> encryption) {}

    /**
     * The fetching of key sets, with the defaults of {@code RemoteJwkSetBuilder} for what is not set.
     *
     * @param connectTimeout the timeout for a connection
     * @param responseTimeout the timeout for a fetch as a whole
     * @param maxLifetime the longest lifetime of a set
     * @param staleIfError how long an expired set is used while its server is down
     * @param initialBackoff the pause after the first failed fetch
     * @param maxBackoff the longest pause after failed fetches
     * @param refreshAhead whether sets are refreshed before they expire
     */
    record KeySets(
            @Nullable Duration connectTimeout,
            @Nullable Duration responseTimeout,
            @Nullable Duration maxLifetime,
            @Nullable Duration staleIfError,
            @Nullable Duration initialBackoff,
            @Nullable Duration maxBackoff,
            @DefaultValue("true") boolean refreshAhead) {}

    /**
     * The issuing of tokens.
     *
     * @param key a file with the private key
     * @param algorithm the JWS algorithm
     * @param keyId the {@code kid}, if it is not that of the file
     * @param issuer the {@code iss} of every token
     * @param lifetime the time to {@code exp}, where the claims have none
     * @param maxOctets the greatest length of a token
     */
    record Encoder(
            @Nullable KeyFile key,
            @Nullable String algorithm,
            @Nullable String keyId,
            @Nullable String issuer,
            @Nullable Duration lifetime,
            @Nullable Integer maxOctets) {}
}
