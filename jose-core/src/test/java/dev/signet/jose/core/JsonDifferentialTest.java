package dev.signet.jose.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever our reader accepts, Jackson reads to the same values. Where the two disagree, ours is the one that refuses. */
final class JsonDifferentialTest {

    private static final int DOCUMENTS = 4_000;
    private static final int MUTATIONS = 20;

    private static final JsonFactory JACKSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    static Stream<JsonTestSuite.Case> files() {
        return JsonTestSuite.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    void agrees_with_jackson_on_every_file_of_the_suite(JsonTestSuite.Case file) {
        assertAgreement(file.json(), file.name());
        assertAgreement(file.asMember(), file.name());
        assertAgreement(file.asFirstMember(), file.name());
    }

    @Test
    void agrees_with_jackson_on_random_documents() {
        long seed = new Random().nextLong();
        RandomJson documents = new RandomJson(seed);
        for (int i = 0; i < DOCUMENTS; i++) {
            String json = documents.object();
            String place = "seed " + seed + ", document " + i;
            assertThat(ours(json.getBytes(UTF_8))).as(place).isNotNull();
            assertAgreement(json.getBytes(UTF_8), place);
        }
    }

    @Test
    void agrees_with_jackson_on_random_documents_with_some_octets_changed() {
        long seed = new Random().nextLong();
        RandomJson documents = new RandomJson(seed);
        Random random = new Random(seed);
        int accepted = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            byte[] json = documents.object().getBytes(UTF_8);
            for (int j = 0; j < MUTATIONS; j++) {
                byte[] mutated = mutated(json, random);
                assertAgreement(mutated, "seed " + seed + ", document " + i + ", mutation " + j);
                accepted += ours(mutated) == null ? 0 : 1;
            }
        }
        // Were all or none still valid, this would test less than it seems to.
        assertThat(accepted).isBetween(DOCUMENTS * MUTATIONS / 100, DOCUMENTS * MUTATIONS * 9 / 10);
    }

    private static byte[] mutated(byte[] json, Random random) {
        byte[] mutated = json.clone();
        byte[] likely = "{}[]\",:\\u0123456789eE+-.tfn \n/#\u00e9\u20ac".getBytes(UTF_8);
        for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
            mutated[random.nextInt(mutated.length)] =
                    random.nextInt(4) == 0 ? (byte) random.nextInt() : likely[random.nextInt(likely.length)];
        }
        return mutated;
    }

    static void assertAgreement(byte[] json, String place) {
        JsonObject ours = ours(json);
        if (ours == null) {
            return;
        }
        try {
            assertThat(jacksons(json)).as(place).isEqualTo(ours);
        } catch (IOException e) {
            fail(place + ": we accept what Jackson refuses, " + e.getMessage());
        }
    }

    private static JsonObject ours(byte[] json) {
        try {
            return JsonObject.parse(json);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static JsonObject jacksons(byte[] json) throws IOException {
        try (JsonParser parser = JACKSON.createParser(json)) {
            parser.nextToken();
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw new IOException("something after the object");
            }
            return (JsonObject) value;
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                JsonObject.Builder members = JsonObject.builder();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    members.set(name, value(parser));
                }
                yield members.build();
            }
            case START_ARRAY -> {
                List<Object> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(parser));
                }
                yield elements;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> integer(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> JsonNull.NULL;
            default -> throw new IOException("token " + parser.currentToken());
        };
    }

    private static Object integer(BigInteger integer) {
        if (integer.bitLength() < 64) {
            return integer.longValue();
        }
        return integer;
    }
}
