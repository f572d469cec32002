package dev.signet.jose.examples.spring;

import static dev.signet.jose.jws.Ecdsa.ES256;
import static dev.signet.jose.jws.RsaPkcs1.RS256;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtEncoder;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Measures the application with Spring's own decoder and with Signet's, each in a process of its own and in turn, and
 * prints a table. Clients and service share the machine, so that the requests per second hold for it alone; what can be
 * compared is the ratio. It is no test: {@code examples/spring/load} starts it.
 */
final class Load {

    private static final int ROUNDS = 3;
    private static final int TOKENS = 64;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration MEASURED = Duration.ofSeconds(4);

    private Load() {}

    /** The algorithms, each with a key. */
    private enum Signature {
        RS256_2048(RsaJwk.generate(2048).withKeyId("load"), RS256),
        ES256_P256(EcJwk.generate(Curve.P_256).withKeyId("load"), ES256);

        private final Jwk key;
        private final JwsAlgorithm algorithm;

        Signature(Jwk key, JwsAlgorithm algorithm) {
            this.key = key;
            this.algorithm = algorithm;
        }

        String path() {
            return "/" + algorithm.jwaName();
        }

        /** Returns tokens of which no two are alike, with some 300 octets of claims. */
        List<String> tokens(String issuer) {
            JwtEncoder encoder = Jwt.signedWith(JwsSigner.of(key, algorithm));
            List<String> tokens = new ArrayList<>();
            for (int i = 0; i < TOKENS; i++) {
                tokens.add(encoder.encode(JwtClaims.builder()
                        .issuer(issuer)
                        .subject("user-" + i)
                        .audience("orders")
                        .lifetime(Duration.ofHours(1))
                        .jwtId()
                        .claim("client_id", "shop")
                        .claim("scope", "orders:read orders:write profile")
                        .claim("name", "Alice Liddell")
                        .claim("email", "alice@wonderland.example")
                        .claim("roles", List.of("customer", "reviewer"))
                        .build()));
            }
            return tokens;
        }
    }

    /** The decoders, in the order of the table. */
    private enum Decoder {
        SPRING("Spring's own") {
            @Override
            List<String> settings(String issuer, Signature signature) {
                String own = "--spring.security.oauth2.resourceserver.jwt.";
                return List.of(
                        "--spring.autoconfigure.exclude=dev.signet.jose.spring.boot.SignetJwtAutoConfiguration",
                        own + "issuer-uri=" + issuer,
                        own + "jwk-set-uri=" + issuer + signature.path(),
                        own + "jws-algorithms=" + signature.algorithm.jwaName(),
                        own + "audiences=orders");
            }
        },
        SIGNET("Signet") {
            @Override
            List<String> settings(String issuer, Signature signature) {
                String ours = "--signet.jwt.issuers[0].";
                return List.of(
                        ours + "issuer=" + issuer,
                        ours + "jwk-set-uri=" + issuer + signature.path(),
                        ours + "allow-http=" + issuer.replace("http://", ""),
                        ours + "algorithms=" + signature.algorithm.jwaName(),
                        ours + "audiences=orders");
            }
        },
        REMEMBERING("Signet, remembering") {
            @Override
            List<String> settings(String issuer, Signature signature) {
                List<String> settings = new ArrayList<>(SIGNET.settings(issuer, signature));
                settings.add("--signet.jwt.issuers[0].remembering=1000");
                return settings;
            }
        };

        private final String title;

        Decoder(String title) {
            this.title = title;
        }

        abstract List<String> settings(String issuer, Signature signature);
    }

    /** A row of the table. */
    private record Row(Signature signature, Decoder decoder) {}

    /**
     * What one process did.
     *
     * @param perSecond requests
     * @param processorMicros processor time of the service for a request
     */
    private record Measurement(double perSecond, double processorMicros) {}

    /** Measures, and prints the table. */
    public static void main(String[] args) throws Exception {
        HttpServer keys = keys();
        try {
            String issuer = "http://127.0.0.1:" + keys.getAddress().getPort();
            print(measured(issuer), new PrintStream(System.out, true, UTF_8));
        } finally {
            keys.stop(0);
        }
    }

    private static HttpServer keys() throws IOException {
        InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        HttpServer server = HttpServer.create(new InetSocketAddress(here, 0), 0);
        for (Signature signature : Signature.values()) {
            byte[] set = JwkSet.of(signature.key).publicOnly().toJson().getBytes(UTF_8);
            server.createContext(signature.path(), exchange -> {
                try (exchange) {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, set.length);
                    exchange.getResponseBody().write(set);
                }
            });
        }
        server.start();
        return server;
    }

    private static Map<Row, List<Measurement>> measured(String issuer) throws Exception {
        Map<Row, List<Measurement>> all = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Signature signature : Signature.values()) {
                List<String> tokens = signature.tokens(issuer);
                for (Decoder decoder : Decoder.values()) {
                    Measurement measured = measured(decoder.settings(issuer, signature), tokens);
                    System.err.println(signature + ", " + decoder + ": " + measured);
                    all.computeIfAbsent(new Row(signature, decoder), row -> new ArrayList<>())
                            .add(measured);
                }
            }
        }
        return all;
    }

    private static Measurement measured(List<String> settings, List<String> tokens) throws Exception {
        try (LoadedService service = LoadedService.start(settings)) {
            Clients clients = new Clients(service.orders(), tokens);
            clients.run(WARM_UP);
            Duration before = service.processorTime();
            long start = System.nanoTime();
            long requests = clients.run(MEASURED);
            double seconds = (System.nanoTime() - start) / 1e9;
            Duration spent = service.processorTime().minus(before);
            return new Measurement(requests / seconds, spent.toNanos() / 1e3 / requests);
        }
    }

    private static void print(Map<Row, List<Measurement>> all, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "Medians of %d processes each, %d clients on the same machine, JDK %d, %d processors:%n%n",
                ROUNDS,
                Clients.NUMBER,
                Runtime.version().feature(),
                Runtime.getRuntime().availableProcessors());
        out.println("| algorithm | decoder | requests per second | processor time of the service for a request |");
        out.println("|---|---|--:|--:|");
        all.forEach((row, measurements) -> out.printf(
                Locale.ROOT,
                "| %s | %s | %,.0f | %,.0f µs |%n",
                row.signature().algorithm.jwaName(),
                row.decoder().title,
                median(measurements, Measurement::perSecond),
                median(measurements, Measurement::processorMicros)));
    }

    private static double median(List<Measurement> measurements, ToDoubleFunction<Measurement> figure) {
        return measurements.stream()
                .mapToDouble(figure)
                .sorted()
                .skip(ROUNDS / 2)
                .findFirst()
                .orElseThrow();
    }
}
