package dev.signet.jose.core;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.signet.jose.core.internal.Octets;
import dev.signet.jose.testsupport.Vectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of JSONTestSuite, which lie beside the project. */
final class JsonTestSuite {

    /**
     * One file.
     *
     * @param name of the file
     * @param json its octets
     */
    record Case(String name, byte[] json) {

        /** Whether its first octet that is no white space opens an object, so that our door can read it as it is. */
        boolean isObject() {
            return new String(json, US_ASCII).strip().startsWith("{");
        }

        /**
         * The file as the value of a member, with nothing behind it but the end of the object. Such a wrapper cannot
         * mend a file: it adds as many closing braces as opening ones, and neither comma, nor bracket, nor white space.
         */
        byte[] asMember() {
            return wrapped("{\"v\":", "}");
        }

        /** The file as the value of a member with another behind it. */
        byte[] asFirstMember() {
            return wrapped("{\"v\":", ",\"w\":0}");
        }

        private byte[] wrapped(String before, String after) {
            return Octets.concat(before.getBytes(US_ASCII), json, after.getBytes(US_ASCII));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private JsonTestSuite() {}

    /** The files whose names begin in this way: {@code y_}, {@code n_} or {@code i_}. */
    static List<Case> parsing(String prefix) {
        return files(Vectors.require("json-parsing"), prefix);
    }

    /** The files about what is made of values. */
    static List<Case> transform() {
        return files(Vectors.require("json-parsing").resolve("transform"), "");
    }

    /** All files. */
    static Stream<Case> all() {
        return Stream.of(parsing("y_"), parsing("n_"), parsing("i_"), transform())
                .flatMap(List::stream);
    }

    private static List<Case> files(Path folder, String prefix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .filter(file -> file.getFileName().toString().endsWith(".json"))
                    .sorted()
                    .map(JsonTestSuite::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case read(Path file) {
        try {
            return new Case(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
