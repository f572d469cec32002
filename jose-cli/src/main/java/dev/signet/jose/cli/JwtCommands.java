package dev.signet.jose.cli;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.JwtDecoderBuilder;
import dev.signet.jose.jwt.VerifiedJwt;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jose jwt}. For one thread. */
@Command(
        name = "jwt",
        description = "Tokens with claims: issue them, verify them.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExample:%n",
        footer = "  jose jwt issue --key key.jwk --iss https://login.example --sub alice --aud orders --expires-in 5m")
final class JwtCommands {

    private final Shell shell;
    private final Inputs inputs;
    private final Keys keys;

    JwtCommands(Shell shell, Inputs inputs, Keys keys) {
        this.shell = shell;
        this.inputs = inputs;
        this.keys = keys;
    }

    @Command(
            name = "issue",
            description = "Sign claims and print the token. iat is set to the time it is now.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  jose jwt issue --key key.jwk --iss https://login.example --sub alice --aud orders --expires-in 5m",
                "  jose jwt issue --key key.jwk --sub alice --expires-in 1h --claim admin=true \\",
                "      --claim 'name=\"Alice\"' --claim 'roles=[\"reader\",\"writer\"]'"
            })
    void issue(
            @Option(
                            names = "--key",
                            required = true,
                            paramLabel = "FILE",
                            description = "A private or symmetric JWK; - is standard input.")
                    String keyFile,
            @Option(names = "--alg", paramLabel = "ALG", description = JwsCommands.SIGNING_DEFAULT)
                    Optional<JwsAlgorithm> algorithm,
            @Option(names = "--iss", paramLabel = "ISSUER", description = "Who issues the token.")
                    Optional<String> issuer,
            @Option(names = "--sub", paramLabel = "SUBJECT", description = "Whom it is about.")
                    Optional<String> subject,
            @Option(names = "--aud", paramLabel = "AUDIENCE", description = "Whom it is for; may be repeated.")
                    @Nullable
                    List<String> audience,
            @Option(
                            names = "--expires-in",
                            paramLabel = "TIME",
                            description = "How long it lives: 30s, 5m, 2h, 7d or PT5M.")
                    Optional<Duration> lifetime,
            @Option(names = "--no-expiry", description = "Issue a token that never ends.") boolean noExpiry,
            @Option(
                            names = "--typ",
                            paramLabel = "TYPE",
                            description = "The kind of token, such as at+jwt. Default: JWT.")
                    Optional<String> type,
            @Option(
                            names = "--claim",
                            paramLabel = "NAME=JSON",
                            description = "A further claim, its value in JSON; may be repeated.")
                    @Nullable
                    List<String> claims) {
        if (lifetime.isPresent() == noExpiry) {
            throw new IllegalArgumentException("say either --expires-in TIME, such as 5m, or --no-expiry");
        }
        JwsSigner signer = JwsCommands.signer(keys.one("--key", keyFile), algorithm);
        JwtClaims.Builder builder = JwtClaims.builder(shell.clock());
        issuer.ifPresent(builder::issuer);
        subject.ifPresent(builder::subject);
        audience(builder, given(audience));
        lifetime.ifPresentOrElse(
                builder::lifetime, () -> builder.issuedAt(shell.clock().instant()));
        JsonObject stated = builder.build().toObject();
        JsonObject further = ClaimArguments.parse(given(claims));
        for (String name : further.names()) {
            if (stated.has(name)) {
                throw new IllegalArgumentException(
                        "--claim " + name + ": this claim is set already, by its own option");
            }
            builder.claim(name, further.value(name).orElseThrow());
        }
        shell.line(Jwt.signedWith(type.map(signer::type).orElse(signer)).encode(builder.build()));
    }

    @Command(
            name = "verify",
            description = {
                "Verify a token and its claims, and print the claims as JSON. Nothing is printed if it is rejected.",
                "Issuer and audience must be stated, or waived by name."
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  jose jwt verify --keys jwks.json --alg ES256 --iss https://login.example --aud orders < token",
                "  jose jwt verify --keys key.jwk --alg HS256 --any-issuer --any-audience --skew 0s eyJhbGciOi..."
            })
    void verify(
            @Option(names = "--keys", required = true, paramLabel = "FILE|URL", description = Keys.PUBLISHED)
                    String keysFile,
            @Option(
                            names = "--alg",
                            required = true,
                            paramLabel = "ALG",
                            description = "An algorithm to accept, may be repeated. The token does not choose.")
                    List<JwsAlgorithm> algorithms,
            @Option(names = "--iss", paramLabel = "ISSUER", description = "An issuer to accept; may be repeated.")
                    @Nullable
                    List<String> issuers,
            @Option(names = "--any-issuer", description = "Accept any issuer, or none.") boolean anyIssuer,
            @Option(
                            names = "--aud",
                            paramLabel = "AUDIENCE",
                            description = "An audience to accept, any of them will do; may be repeated.")
                    @Nullable
                    List<String> audiences,
            @Option(
                            names = "--any-audience",
                            description = "Accept tokens for anybody. Dangerous where an issuer serves several.")
                    boolean anyAudience,
            @Option(names = "--no-expiry-needed", description = "Accept a token without exp, which never ends.")
                    boolean noExpiryNeeded,
            @Option(names = "--typ", paramLabel = "TYPE", description = "The kind of token to demand, such as at+jwt.")
                    Optional<String> type,
            @Option(
                            names = "--skew",
                            paramLabel = "TIME",
                            description = "How far the clocks may differ, up to 10m. Default: 60s.")
                    Optional<Duration> skew,
            @Option(
                            names = "--require",
                            paramLabel = "CLAIM",
                            description = "A claim that must be there; may be repeated.")
                    @Nullable
                    List<String> required,
            @Option(names = "--compact", description = "Print the claims on one line.") boolean compact,
            @Parameters(
                            arity = "0..1",
                            defaultValue = "-",
                            paramLabel = "TOKEN",
                            description = "The token itself. Default: standard input.")
                    String token) {
        requireEither(given(issuers), "--iss ISSUER", anyIssuer, "--any-issuer");
        requireEither(given(audiences), "--aud AUDIENCE", anyAudience, "--any-audience");
        Inputs.requireOneFromStdin("--keys", keysFile, "TOKEN", token);
        VerifiedJwt jwt = keys.published("--keys", keysFile).reading(shell, file -> {
            JwtDecoderBuilder<JwtDecoder> builder = Jwt.verifiedBy(file.verifier(algorithms))
                    .clock(shell.clock())
                    .require(given(required).toArray(String[]::new));
            expect(given(issuers), builder::issuer, builder::anyIssuer);
            expect(given(audiences), builder::audience, builder::anyAudience);
            type.ifPresent(builder::type);
            skew.ifPresent(builder::clockSkew);
            if (noExpiryNeeded) {
                builder.noExpiryNeeded();
            }
            return builder.build().decode(inputs.token(token));
        });
        JsonObject object = jwt.claims().toObject();
        shell.line(compact ? JsonText.compact(object) : JsonText.pretty(object));
    }

    /** An option that did not come is null to picocli, and an empty list to us. */
    private static List<String> given(@Nullable List<String> option) {
        return option == null ? List.of() : option;
    }

    private static void audience(JwtClaims.Builder builder, List<String> all) {
        if (all.size() == 1) {
            builder.audience(all.get(0));
        } else if (all.size() > 1) {
            builder.audience(all);
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
