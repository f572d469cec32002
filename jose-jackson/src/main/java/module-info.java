import org.jspecify.annotations.NullMarked;

/** Claims as records and POJOs, by Jackson databind. */
@NullMarked
module dev.signet.jose.jackson {
    requires dev.signet.jose.core;
    requires com.fasterxml.jackson.databind;
    requires static org.jspecify;

    exports dev.signet.jose.jackson;
}
