package dev.signet.jose.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.signet.jose.jwt.AccessToken;
import dev.signet.jose.jwt.ClientAssertion;
import dev.signet.jose.jwt.IdToken;
import dev.signet.jose.jwt.JwtProfile;
import dev.signet.jose.jwt.SecurityEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The arguments of {@code jose jwt verify} about the kind of token that it expects. For one thread. */
final class ProfileArguments {

    private static final int SECRET_OCTETS = 1 << 16;

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            description = "Demand all that a standard demands of its tokens: " + TokenProfile.WORDS
                    + ". What it binds a token to cannot be waived.")
    private Optional<TokenProfile> profile = Optional.empty();

    @Option(
            names = "--client-id",
            paramLabel = "ID",
            description = "With id-token the client that the token must be for, in the place of --aud; with"
                    + " client-assertion the one that it must be from, in the place of --iss.")
    private Optional<String> clientId = Optional.empty();

    @Option(names = "--nonce", paramLabel = "NONCE", description = "With id-token: what the request for it had.")
    private Optional<String> nonce = Optional.empty();

    @Option(names = "--no-nonce", description = "With id-token: the request had no nonce, nor may the token.")
    private boolean noNonce;

    @Option(
            names = "--access-token-file",
            paramLabel = "FILE",
            description = "With id-token: the access token that came with it, whose hash must be at_hash; - is standard"
                    + " input.")
    private Optional<String> accessTokenFile = Optional.empty();

    @Option(
            names = "--code-file",
            paramLabel = "FILE",
            description = "With id-token: the code that came with it, whose hash must be c_hash; - is standard input.")
    private Optional<String> codeFile = Optional.empty();

    @Option(
            names = "--max-age",
            paramLabel = "TIME",
            description = "With id-token: how long ago the login may have been (auth_time).")
    private Optional<Duration> maxAge = Optional.empty();

    Optional<TokenProfile> kind() {
        return profile;
    }

    /** Returns whether the profile itself says who must have issued the token. */
    boolean saysIssuer() {
        return is(TokenProfile.CLIENT_ASSERTION);
    }

    /** Returns whether the profile itself says whom the token must be for. */
    boolean saysAudience() {
        return is(TokenProfile.ID_TOKEN);
    }

    /** Returns whether each such token is to be accepted once, which takes a memory that a command does not have. */
    boolean isForOneUse() {
        return is(TokenProfile.CLIENT_ASSERTION);
    }

    /** Returns what is read. */
    List<Inputs.Source> sources() {
        List<Inputs.Source> sources = new ArrayList<>();
        accessTokenFile.ifPresent(file -> sources.add(new Inputs.Source("--access-token-file", file)));
        codeFile.ifPresent(file -> sources.add(new Inputs.Source("--code-file", file)));
        return sources;
    }

    /** Refuses options that the profile has no use for, waivers of what it demands, and gaps in what it must know. */
    void requireFit(boolean anyIssuer, boolean anyAudience) {
        boolean forClients = is(TokenProfile.ID_TOKEN) || is(TokenProfile.CLIENT_ASSERTION);
        requireProfile("--client-id", clientId.isPresent(), forClients, "id-token or client-assertion");
        boolean idToken = is(TokenProfile.ID_TOKEN);
        requireProfile("--nonce", nonce.isPresent(), idToken, "id-token");
        requireProfile("--no-nonce", noNonce, idToken, "id-token");
        requireProfile("--access-token-file", accessTokenFile.isPresent(), idToken, "id-token");
        requireProfile("--code-file", codeFile.isPresent(), idToken, "id-token");
        requireProfile("--max-age", maxAge.isPresent(), idToken, "id-token");
        if (forClients && clientId.isEmpty()) {
            throw new IllegalArgumentException(option() + " needs --client-id ID");
        }
        if (idToken && nonce.isPresent() == noNonce) {
            throw new IllegalArgumentException(option() + ": say either --nonce NONCE or --no-nonce");
        }
        if (anyIssuer && profile.isPresent() && !saysIssuer()) {
            throw new IllegalArgumentException(option() + " needs --iss ISSUER, and not --any-issuer");
        }
        if (anyAudience && (is(TokenProfile.ACCESS_TOKEN) || is(TokenProfile.CLIENT_ASSERTION))) {
            throw new IllegalArgumentException(option() + " needs --aud AUDIENCE, and not --any-audience");
        }
    }

    /** Returns what the library demands of such a token. */
    Optional<JwtProfile> read(Inputs inputs) {
        return profile.map(one -> switch (one) {
            case ACCESS_TOKEN -> AccessToken.rfc9068();
            case ID_TOKEN -> idToken(inputs);
            // Nothing is remembered from one run to the next; the command says so.
            case CLIENT_ASSERTION -> ClientAssertion.of(clientId.orElseThrow(), (key, until) -> true);
            case SECURITY_EVENT -> SecurityEvent.rfc8417();
        });
    }

    private JwtProfile idToken(Inputs inputs) {
        String client = clientId.orElseThrow();
        IdToken token = nonce.map(text -> KeyReader.explaining(
                        "--nonce", () -> IdToken.forClient(client).withNonce(text)))
                .orElseGet(() -> IdToken.forClient(client).withoutNonce());
        if (accessTokenFile.isPresent()) {
            token = token.withAccessToken(secret(inputs, "--access-token-file", accessTokenFile.get()));
        }
        if (codeFile.isPresent()) {
            token = token.withCode(secret(inputs, "--code-file", codeFile.get()));
        }
        if (maxAge.isPresent()) {
            IdToken aged = token;
            token = KeyReader.explaining("--max-age", () -> aged.withMaxAge(maxAge.get()));
        }
        return token;
    }

    private static String secret(Inputs inputs, String parameter, String file) {
        String text = new String(inputs.octets(parameter, file, SECRET_OCTETS), ISO_8859_1).strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException(parameter + ": expected a text, the file is empty");
        }
        return text;
    }

    private boolean is(TokenProfile one) {
        return profile.equals(Optional.of(one));
    }

    private String option() {
        return profile.map(TokenProfile::option).orElse("--profile");
    }

    private static void requireProfile(String option, boolean given, boolean fits, String profiles) {
        if (given && !fits) {
            throw new IllegalArgumentException(option + " goes with --profile " + profiles);
        }
    }
}
