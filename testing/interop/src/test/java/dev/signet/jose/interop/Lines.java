package dev.signet.jose.interop;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A library in another language, behind a process that lives as long as this object: it reads one JSON request a line
 * ({@code generate}, {@code thumbprint}, {@code sign}, {@code verify}, {@code encrypt}, {@code decrypt}) and writes one JSON reply a line.
 */
final class Lines implements Partner, AutoCloseable {
    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader replies;
    private final String name;
    private final Set<String> algs;
    private final Set<String> encs;
    private final Set<String> curves;
    private final List<String> settings;

    private Lines(Process process) throws IOException, Refused {
        this.process = process;
        requests = process.outputWriter();
        replies = process.inputReader();
        JsonObject offers = ask(JsonObject.builder()
                .put("op", "offers")
                .put("algs", Case.all().stream().map(Case::alg).distinct().toList())
                .build());
        name = offers.string("name").orElseThrow();
        algs = names(offers, "algs");
        encs = names(offers, "encs");
        curves = names(offers, "curves");
        settings = offers.strings("settings").orElseThrow();
    }

    static Lines of(List<String> command) throws IOException, Refused {
        return new Lines(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean offers(Case test) {
        return algs.contains(test.alg())
                && (test.isSignature() || encs.contains(test.enc()))
                && (!test.hasCurve() || curves.contains(test.key()));
    }

    /** Returns whether it names the algorithm. */
    boolean has(String alg) {
        return algs.contains(alg);
    }

    @Override
    public List<String> settings() {
        return settings;
    }

    @Override
    public Optional<String> generate(Case test) throws Exception {
        JsonObject request = JsonObject.builder()
                .put("op", "generate")
                .put("alg", test.alg())
                .put("enc", test.enc())
                .put("sort", test.key())
                .put("octets", test.octets())
                .build();
        return ask(request).object("key").map(JsonObject::toJson);
    }

    @Override
    public Optional<String> thumbprint(String jwk) throws Exception {
        return ask(JsonObject.builder()
                        .put("op", "thumbprint")
                        .put("key", JsonObject.parse(jwk))
                        .build())
                .string("thumbprint");
    }

    @Override
    public String make(Case test, String jwk, byte[] payload) throws Exception {
        JsonObject request =
                request(test, jwk, test.isSignature() ? "sign" : "encrypt").with("payload", Base64Url.encode(payload));
        return ask(request).string("token").orElseThrow();
    }

    @Override
    public byte[] open(Case test, String jwk, String token) throws Exception {
        JsonObject request =
                request(test, jwk, test.isSignature() ? "verify" : "decrypt").with("token", token);
        return ask(request).octets("payload").orElseThrow();
    }

    @Override
    public void close() throws IOException {
        requests.close();
        process.destroy();
    }

    private static JsonObject request(Case test, String jwk, String operation) {
        return JsonObject.builder()
                .put("op", operation)
                .put("alg", test.alg())
                .put("enc", test.enc())
                .put("key", JsonObject.parse(jwk))
                .build();
    }

    /** Returns the reply to a request, which is {@link Refused} if the partner says so. */
    JsonObject ask(JsonObject request) throws IOException, Refused {
        requests.write(request.toJson());
        requests.newLine();
        requests.flush();
        String line = replies.readLine();
        if (line == null) {
            throw new Refused("the partner's process has ended");
        }
        JsonObject reply = JsonObject.parse(line);
        if (reply.has("error")) {
            throw new Refused(reply.string("error").orElseThrow());
        }
        return reply;
    }

    private static Set<String> names(JsonObject offers, String member) {
        return Set.copyOf(offers.strings(member).orElseThrow());
    }
}
