package dev.signet.jose.cli;

import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.JwtDecoderBuilder;
import dev.signet.jose.jwt.JwtProfile;
import dev.signet.jose.jwt.VerifiedJwt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jose jwt verify}: a token is held against the rules, and what is sealed in it opened. For one thread. */
@Command(
        name = "verify",
        description = {
            "Verify a token and its claims, and print the claims as JSON. Nothing is printed if it is rejected.",
            "Issuer and audience must be stated, or waived by name."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  jose jwt verify --keys jwks.json --alg ES256 --iss https://login.example --aud orders < token",
            "  jose jwt verify --keys key.jwk --alg HS256 --any-issuer --any-audience --skew 0s eyJhbGciOi...",
            "  jose jwt verify --keys jwks.json --alg ES256 --iss https://login.example --aud orders \\",
            "      --profile at+jwt < token",
            "  jose jwt verify --keys jwks.json --alg ES256 --iss https://hospital.example --aud clinic \\",
            "      --decrypt gateway.jwk --open ssn=clinic.jwk < token"
        })
final class JwtVerifyCommand implements Runnable {

    private static final int SIGNED_PARTS = 3;
    private static final int ENCRYPTED_PARTS = 5;

    private final Console console;
    private final Inputs inputs;
    private final KeyReader keys;

    @Option(names = "--keys", required = true, paramLabel = "FILE|URL", description = KeyReader.PUBLISHED)
    private String keysFile = "-";

    @Option(
            names = "--alg",
            required = true,
            paramLabel = "ALG",
            description = "An algorithm to accept, may be repeated. The token does not choose.")
    private List<JwsAlgorithm> algorithms = List.of();

    @Option(names = "--iss", paramLabel = "ISSUER", description = "An issuer to accept; may be repeated.")
    private List<String> issuers = List.of();

    @Option(names = "--any-issuer", description = "Accept any issuer, or none.")
    private boolean anyIssuer;

    @Option(
            names = "--aud",
            paramLabel = "AUDIENCE",
            description = "An audience to accept, any of them will do; may be repeated.")
    private List<String> audiences = List.of();

    @Option(
            names = "--any-audience",
            description = "Accept tokens for any audience. Dangerous where an issuer serves several.")
    private boolean anyAudience;

    @Option(names = "--no-expiry-needed", description = "Accept a token without exp, which never ends.")
    private boolean noExpiryNeeded;

    @Option(names = "--typ", paramLabel = "TYPE", description = "The kind of token to demand, such as at+jwt.")
    private Optional<String> type = Optional.empty();

    @Option(
            names = "--skew",
            paramLabel = "TIME",
            description = "How far the clocks may differ, up to 10m. Default: 60s.")
    private Optional<Duration> skew = Optional.empty();

    @Option(names = "--require", paramLabel = "CLAIM", description = "A claim that must be there; may be repeated.")
    private List<String> required = List.of();

    @Mixin
    private ProfileArguments profile = new ProfileArguments();

    @Option(
            names = "--decrypt",
            paramLabel = "FILE",
            description = "Expect a signed token inside an encrypted one, and decrypt it with a private or symmetric"
                    + " JWK. " + JweKey.DEFAULT)
    private Optional<String> decrypt = Optional.empty();

    @Option(
            names = "--open",
            paramLabel = "[CLAIM=]FILE",
            description = OpenOptions.DESCRIPTION + " " + JweKey.WRAPPING_DEFAULT)
    private List<String> open = List.of();

    @Option(
            names = "--enc",
            paramLabel = "ENC",
            description = "A content encryption to accept with --decrypt and --open, may be repeated. Default: "
                    + UsualAlgorithm.CONTENT_ENCRYPTION + ".")
    private List<ContentEncryption> encryptions = List.of();

    @Option(names = "--compact", description = "Print the claims on one line.")
    private boolean compact;

    @Parameters(
            arity = "0..1",
            defaultValue = "-",
            paramLabel = "TOKEN",
            description = "The token itself. Default: standard input.")
    private String token = "-";

    JwtVerifyCommand(Console console, Inputs inputs, KeyReader keys) {
        this.console = console;
        this.inputs = inputs;
        this.keys = keys;
    }

    @Override
    public void run() {
        requireFit();
        requireOneFromStdin();
        profile.kind().ifPresent(one -> one.type(type));
        List<ContentEncryption> accepted =
                encryptions.isEmpty() ? List.of(UsualAlgorithm.contentEncryption()) : encryptions;
        Optional<JweDecrypter> around = decrypt.map(
                file -> JweKey.ofToken("--decrypt", keys.one("--decrypt", file)).decrypter(accepted));
        OpenOptions openings = OpenOptions.of(open, keys, accepted);
        Optional<JwtProfile> demanded = profile.read(inputs);
        VerifiedJwt jwt = keys.published("--keys", keysFile).reading(console, file -> {
            JwsVerifier verifier = file.verifier(algorithms);
            String text = inputs.token(token);
            requireForm(text);
            JwtDecoderBuilder<JwtDecoder> rules = rules(verifier, around, demanded);
            openings.addTo(rules);
            return rules.build().decode(text);
        });
        openings.say(jwt, console);
        if (profile.isForOneUse()) {
            console.message("note: whether this token was used before is not known: nothing is remembered here");
        }
        JsonObject object = jwt.claims().toObject();
        console.line(compact ? JsonText.compact(object) : JsonText.pretty(object));
    }

    private JwtDecoderBuilder<JwtDecoder> rules(
            JwsVerifier verifier, Optional<JweDecrypter> around, Optional<JwtProfile> demanded) {
        JwtDecoderBuilder<JwtDecoder> builder = around.map(
                        decrypter -> Jwt.decryptedBy(decrypter).thenVerifiedBy(verifier))
                .orElseGet(() -> Jwt.verifiedBy(verifier))
                .clock(console.clock())
                .require(required.toArray(String[]::new));
        if (!profile.saysIssuer()) {
            expect(issuers, builder::issuer, builder::anyIssuer);
        }
        if (!profile.saysAudience()) {
            expect(audiences, builder::audience, builder::anyAudience);
        }
        type.ifPresent(builder::type);
        skew.ifPresent(one -> KeyReader.explaining("--skew", () -> builder.clockSkew(one)));
        if (noExpiryNeeded) {
            builder.noExpiryNeeded();
        }
        if (demanded.isPresent()) {
            builder.profile(demanded.get());
        }
        return builder;
    }

    private void requireFit() {
        profile.requireFit(anyIssuer, anyAudience);
        if (profile.saysIssuer()) {
            requireNeither(issuers, "--iss", anyIssuer, "--any-issuer");
        } else {
            requireEither(issuers, "--iss ISSUER", anyIssuer, "--any-issuer");
        }
        if (profile.saysAudience()) {
            requireNeither(audiences, "--aud", anyAudience, "--any-audience");
        } else {
            requireEither(audiences, "--aud AUDIENCE", anyAudience, "--any-audience");
        }
        if (!encryptions.isEmpty() && decrypt.isEmpty() && open.isEmpty()) {
            throw new IllegalArgumentException("--enc goes with --decrypt or --open, nothing else is decrypted");
        }
    }

    private void requireOneFromStdin() {
        List<Inputs.Source> sources = new ArrayList<>();
        sources.add(new Inputs.Source("--keys", keysFile));
        decrypt.ifPresent(file -> sources.add(new Inputs.Source("--decrypt", file)));
        sources.addAll(OpenOptions.sources(open));
        sources.addAll(profile.sources());
        sources.add(new Inputs.Source("TOKEN", token));
        Inputs.requireOneFromStdin(sources);
    }

    /** The messages of the library name its methods; these name the options. */
    private void requireForm(String text) {
        int parts = text.split("\\.", ENCRYPTED_PARTS + 1).length;
        if (decrypt.isEmpty() && parts == ENCRYPTED_PARTS) {
            throw new InvalidTokenException(
                    Reason.MALFORMED, "this token is encrypted (five parts): say --decrypt FILE, with the key for it");
        }
        if (decrypt.isPresent() && parts == SIGNED_PARTS) {
            throw new InvalidTokenException(
                    Reason.MALFORMED, "this token is not encrypted (three parts), as --decrypt demands");
        }
    }

    private void requireNeither(List<String> stated, String option, boolean waived, String waiver) {
        if (!stated.isEmpty() || waived) {
            throw new IllegalArgumentException(profile.kind().orElseThrow().option()
                    + ": --client-id says it, so say neither " + option + " nor " + waiver);
        }
    }

    private static void requireEither(List<String> stated, String option, boolean waived, String waiver) {
        if (stated.isEmpty() != waived) {
            throw new IllegalArgumentException("say either " + option + " or " + waiver);
        }
    }

    private static void expect(List<String> stated, BiConsumer<String, String[]> one, Runnable any) {
        if (stated.isEmpty()) {
            any.run();
        } else {
            one.accept(stated.get(0), stated.subList(1, stated.size()).toArray(String[]::new));
        }
    }
}
