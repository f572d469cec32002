/** Extensions for Kotlin: claims as data classes, {@code Optional} as nullable, and builders with lambdas. */
module dev.signet.jose.kotlin {
    requires transitive dev.signet.jose.jwt;
    requires transitive kotlin.stdlib;
    requires static org.jspecify;

    // For data classes, where the application has them.
    requires static com.fasterxml.jackson.databind;
    requires static com.fasterxml.jackson.kotlin;
    requires static dev.signet.jose.jackson;
    requires static dev.signet.jose.jackson3;
    requires static kotlin.reflect;
    requires static tools.jackson.databind;
    requires static tools.jackson.module.kotlin;

    exports dev.signet.jose.kotlin;
}
