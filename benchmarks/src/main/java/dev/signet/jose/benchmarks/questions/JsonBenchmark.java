package dev.signet.jose.benchmarks.questions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.signet.jose.core.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reading and writing a claims set of 300 octets: ours beside Jackson streaming, which is what is fast in Jackson.
 *
 * <p>Both readers refuse duplicate names and yield all values: strings, 64-bit integers and a list. Jackson's yields them
 * in the JDK's own map, which is the least that a caller could do with its tokens; {@code readJacksonTokens} keeps nothing and
 * says what its scanner alone takes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class JsonBenchmark {

    private static final String CLAIMS = "{\"iss\":\"https://login.example.com/realms/orders\","
            + "\"sub\":\"8f14e45f-ceea-467f-a8d1-4cc5c1a0a1b2\",\"aud\":\"https://api.example.com\","
            + "\"exp\":1767229200,\"nbf\":1767225600,\"iat\":1767225600,\"jti\":\"b2c1f7de-52a6-4f55\","
            + "\"scope\":\"orders:read orders:write\",\"tenant\":\"acme-north-1\","
            + "\"roles\":[\"clerk\",\"auditor\",\"viewer\"]}";

    private final byte[] json = CLAIMS.getBytes(UTF_8);
    private final JsonObject object = JsonObject.parse(json);
    private final Map<String, Object> map = new LinkedHashMap<>();
    private final JsonFactory jackson = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Makes the claims that are read and written. */
    public JsonBenchmark() {
        for (String name : object.names()) {
            map.put(name, object.value(name).orElseThrow());
        }
    }

    /** Our reader. */
    @Benchmark
    public JsonObject read() {
        return JsonObject.parse(json);
    }

    /** Jackson's tokens, their values put into a map. */
    @Benchmark
    public Map<String, Object> readJackson() throws IOException {
        try (JsonParser parser = jackson.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("expected an object");
            }
            Map<String, Object> claims = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                claims.put(name, value(parser, parser.nextToken()));
            }
            if (parser.nextToken() != null) {
                throw new IOException("expected nothing more");
            }
            return claims;
        }
    }

    /** Jackson's tokens, and nothing done with them. */
    @Benchmark
    public int readJacksonTokens() throws IOException {
        try (JsonParser parser = jackson.createParser(json)) {
            int tokens = 0;
            while (parser.nextToken() != null) {
                tokens++;
            }
            return tokens;
        }
    }

    /** Our writer. */
    @Benchmark
    public byte[] write() {
        return object.toOctets();
    }

    /** Jackson's generator, fed from a map. */
    @Benchmark
    public byte[] writeJackson() throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = jackson.createGenerator(octets)) {
            generator.writeStartObject();
            for (Map.Entry<String, Object> claim : map.entrySet()) {
                generator.writeFieldName(claim.getKey());
                write(generator, claim.getValue());
            }
            generator.writeEndObject();
        }
        return octets.toByteArray();
    }

    private static Object value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case START_ARRAY -> {
                List<Object> elements = new ArrayList<>(4);
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    elements.add(value(parser, next));
                }
                yield elements;
            }
            default -> throw new IOException("expected a string, an integer or an array");
        };
    }

    private static void write(JsonGenerator generator, Object value) throws IOException {
        if (value instanceof String text) {
            generator.writeString(text);
        } else if (value instanceof Long number) {
            generator.writeNumber(number);
        } else {
            generator.writeStartArray();
            for (Object element : (List<?>) value) {
                write(generator, element);
            }
            generator.writeEndArray();
        }
    }
}
