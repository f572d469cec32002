package dev.signet.jose.cli;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtClaimsBuilder;
import dev.signet.jose.jwt.JwtEncoder;
import dev.signet.jose.jwt.SignedJwtEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jose jwt issue}: signs claims, some of them sealed, and encrypts around that on request. For one thread. */
@Command(
        name = "issue",
        description = "Sign claims and print the token. iat is set to the time it is now.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  jose jwt issue --key key.jwk --iss https://login.example --sub alice --aud orders --expires-in 5m",
            "  jose jwt issue --key key.jwk --sub alice --expires-in 1h --claim admin=true \\",
            "      --claim 'name=\"Alice\"' --claim 'roles=[\"reader\",\"writer\"]'",
            "  jose jwt issue --key key.jwk --iss https://login.example --sub alice --aud orders \\",
            "      --expires-in 5m --profile at+jwt --client-id shop",
            "  jose jwt issue --key key.jwk --sub alice --expires-in 1h --claims record.json \\",
            "      --seal ssn=clinic-public.jwk --encrypt-to gateway-public.jwk"
        })
final class JwtIssueCommand implements Runnable {

    /** As many as a token may have that our own decoders read without being told otherwise. */
    private static final int CLAIMS_OCTETS = 1 << 18;

    private final Console console;
    private final Inputs inputs;
    private final KeyReader keys;

    @Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            description = "A private or symmetric JWK; - is standard input.")
    private String keyFile = "-";

    @Option(names = "--alg", paramLabel = "ALG", description = JwsCommands.SIGNING_DEFAULT)
    private Optional<JwsAlgorithm> algorithm = Optional.empty();

    @Option(names = "--iss", paramLabel = "ISSUER", description = "Who issues the token.")
    private Optional<String> issuer = Optional.empty();

    @Option(names = "--sub", paramLabel = "SUBJECT", description = "Whom it is about.")
    private Optional<String> subject = Optional.empty();

    @Option(names = "--aud", paramLabel = "AUDIENCE", description = "Whom it is for; may be repeated.")
    private List<String> audience = List.of();

    @Option(names = "--expires-in", paramLabel = "TIME", description = "How long it lives: 30s, 5m, 2h, 7d or PT5M.")
    private Optional<Duration> lifetime = Optional.empty();

    @Option(names = "--no-expiry", description = "Issue a token that never ends.")
    private boolean noExpiry;

    @Option(names = "--typ", paramLabel = "TYPE", description = "The kind of token, such as at+jwt. Default: JWT.")
    private Optional<String> type = Optional.empty();

    @Option(
            names = "--claim",
            paramLabel = "NAME=JSON",
            description = "A further claim, its value in JSON; may be repeated.")
    private List<String> further = List.of();

    @Option(
            names = "--claims",
            paramLabel = "FILE",
            description = "Further claims, a JSON object; - is standard input. What is worth sealing belongs here:"
                    + " arguments end up in shell histories and process lists.")
    private Optional<String> claimsFile = Optional.empty();

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            description = "Issue a token of a standard: " + TokenProfile.WORDS + ". Sets typ and jti where it says"
                    + " so, and refuses to sign a token that lacks what it requires.")
    private Optional<TokenProfile> profile = Optional.empty();

    @Option(
            names = "--client-id",
            paramLabel = "ID",
            description = "The claim client_id; with --profile id-token the audience, with --profile client-assertion"
                    + " issuer and subject.")
    private Optional<String> clientId = Optional.empty();

    @Option(
            names = "--seal",
            paramLabel = "CLAIM=FILE",
            description = "Encrypt a claim by itself to a recipient's JWK, inside the signed token; may be repeated."
                    + " Claims with the same file share one wrapped key, the same claim with several files has"
                    + " several recipients. " + JweKey.WRAPPING_DEFAULT + " " + ClaimFile.PATHS)
    private List<String> sealed = List.of();

    @Option(
            names = "--encrypt-to",
            paramLabel = "FILE",
            description = "Encrypt the signed token to a recipient's JWK. " + JweKey.DEFAULT)
    private Optional<String> encryptTo = Optional.empty();

    @Option(
            names = "--enc",
            paramLabel = "ENC",
            description = "How --seal and --encrypt-to encrypt: " + AlgorithmLists.CONTENT_ENCRYPTION_VARIABLE
                    + ". Default: " + UsualAlgorithm.CONTENT_ENCRYPTION + ".")
    private Optional<ContentEncryption> encryption = Optional.empty();

    JwtIssueCommand(Console console, Inputs inputs, KeyReader keys) {
        this.console = console;
        this.inputs = inputs;
        this.keys = keys;
    }

    @Override
    public void run() {
        if (lifetime.isPresent() == noExpiry) {
            throw new IllegalArgumentException("say either --expires-in TIME, such as 5m, or --no-expiry");
        }
        SealOptions seals = SealOptions.of(sealed);
        requireUse(seals);
        requireOneFromStdin(seals);
        JwtClaims claims = claims();
        Optional<String> kind = profile.map(one -> one.type(type)).orElse(type);
        profile.ifPresent(one -> one.requireComplete(claims, lifetime, seals.claims()));
        Jwk key = keys.one("--key", keyFile);
        JwsSigner signer = KeyReader.explaining("--key", () -> JwsCommands.signer(key, algorithm));
        ContentEncryption content = encryption.orElse(UsualAlgorithm.contentEncryption());
        SignedJwtEncoder signed =
                seals.on(Jwt.signedWith(kind.map(signer::withType).orElse(signer)), keys, content);
        console.line(encrypting(signed, content).encode(claims));
    }

    private JwtEncoder encrypting(SignedJwtEncoder signed, ContentEncryption content) {
        if (encryptTo.isEmpty()) {
            return signed;
        }
        JweKey recipient = JweKey.ofToken("--encrypt-to", keys.one("--encrypt-to", encryptTo.get()));
        return signed.thenEncryptedWith(recipient.encrypter(content));
    }

    private JwtClaims claims() {
        JwtClaimsBuilder builder = JwtClaims.builder(console.clock());
        ClientClaims.of(profile, clientId, issuer, subject, audience).addTo(builder);
        lifetime.ifPresentOrElse(
                time -> KeyReader.explaining("--expires-in", () -> builder.lifetime(time)),
                () -> builder.issuedAt(console.clock().instant()));
        JsonObject stated = builder.build().toObject();
        JsonObject more = ClaimArguments.parse(fromFile(), further);
        for (String name : more.names()) {
            if (stated.has(name)) {
                throw new IllegalArgumentException("the claim " + name + " is set already, by its own option");
            }
        }
        builder.claims(more);
        if (profile.filter(TokenProfile::isIdentified).isPresent() && !more.has("jti")) {
            builder.jwtId();
        }
        return builder.build();
    }

    private JsonObject fromFile() {
        return claimsFile
                .map(file -> KeyReader.explaining(
                        "--claims", () -> JsonObject.parse(inputs.octets("--claims", file, CLAIMS_OCTETS))))
                .orElse(JsonObject.empty());
    }

    private void requireUse(SealOptions seals) {
        if (encryption.isPresent() && seals.isEmpty() && encryptTo.isEmpty()) {
            throw new IllegalArgumentException("--enc goes with --seal or --encrypt-to, nothing else is encrypted");
        }
    }

    private void requireOneFromStdin(SealOptions seals) {
        List<Inputs.Source> sources = new ArrayList<>(seals.sources());
        sources.add(0, new Inputs.Source("--key", keyFile));
        claimsFile.ifPresent(file -> sources.add(new Inputs.Source("--claims", file)));
        encryptTo.ifPresent(file -> sources.add(new Inputs.Source("--encrypt-to", file)));
        Inputs.requireOneFromStdin(sources);
    }
}
