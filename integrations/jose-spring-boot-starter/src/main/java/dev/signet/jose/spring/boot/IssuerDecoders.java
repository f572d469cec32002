package dev.signet.jose.spring.boot;

import dev.signet.jose.core.JoseObserver;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.JweAlgorithm;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.AccessToken;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.JwtDecoderBuilder;
import dev.signet.jose.jwt.ReplayStore;
import dev.signet.jose.spring.boot.SignetJwtProperties.Decryption;
import dev.signet.jose.spring.boot.SignetJwtProperties.Issuer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The decoders of the issuers of the properties. Immutable.
 *
 * @param properties the rules
 * @param keys the keys, in the order of the issuers
 * @param replays the store of used tokens, if the application has one
 */
record IssuerDecoders(SignetJwtProperties properties, IssuerKeys keys, Optional<ReplayStore> replays) {

    private static final String DECRYPTION = SignetJwtProperties.PREFIX + ".decryption";
    private static final String ACCESS_TOKEN = "at+jwt";

    /**
     * Returns the decoder of the tokens of all issuers.
     *
     * @param observers told of each token
     * @throws SignetPropertyException if a property is missing, not accepted, or contradicts another
     */
    JwtDecoder decoder(List<JoseObserver> observers) {
        List<JwtDecoder> decoders = new ArrayList<>();
        for (int i = 0; i < properties.issuers().size(); i++) {
            decoders.add(decoder(
                    properties.issuers().get(i), keys.verifiers().get(i), SignetJwtProperties.ISSUERS + "[" + i + "]"));
        }
        JwtDecoder signed = decoders.size() == 1 ? decoders.get(0) : several(decoders);
        Decryption decryption = properties.decryption();
        JwtDecoder all = decryption == null
                ? signed
                : Jwt.decryptedBy(decrypter(decryption)).thenDecodedBy(signed);
        return observers.isEmpty() ? all : all.withObserver(new JoseObservers(observers));
    }

    private static JwtDecoder several(List<JwtDecoder> decoders) {
        JwtDecoder[] more = decoders.subList(1, decoders.size()).toArray(JwtDecoder[]::new);
        return SignetPropertyException.naming(
                SignetJwtProperties.ISSUERS + "[1].issuer",
                "https://other.example",
                () -> Jwt.issuers(decoders.get(0), more));
    }

    private JwtDecoder decoder(Issuer issuer, JwsVerifier verifier, String property) {
        JwtDecoderBuilder<JwtDecoder> rules = Jwt.verifiedBy(verifier).issuer(String.valueOf(issuer.issuer()));
        audiences(issuer.audiences(), property + ".audiences", rules);
        kind(issuer, property, rules);
        rules.require(issuer.requiredClaims().toArray(String[]::new));
        SignetPropertyException.set(
                issuer.clockSkew(), property + ".clock-skew", "60s", rules, JwtDecoderBuilder::clockSkew);
        SignetPropertyException.set(issuer.maxAge(), property + ".max-age", "1h", rules, JwtDecoderBuilder::maxAge);
        SignetPropertyException.set(
                issuer.maxLifetime(), property + ".max-lifetime", "1h", rules, JwtDecoderBuilder::maxLifetime);
        remembering(issuer, property + ".remembering", rules);
        if (issuer.rejectReplays()) {
            rules.rejectingReplays(replays.orElseThrow(() -> new SignetPropertyException(
                    property + ".reject-replays",
                    "expected a bean of the type dev.signet.jose.jwt.ReplayStore beside it",
                    "false")));
        }
        // What is left to refuse is memory without its module.
        return SignetPropertyException.naming(property + ".remembering", "10000", rules::build);
    }

    private static void audiences(List<String> audiences, String property, JwtDecoderBuilder<?> rules) {
        if (audiences.isEmpty()) {
            throw new SignetPropertyException(
                    property, "expected the names of this service, one of which aud must have", "orders");
        }
        String[] more = audiences.subList(1, audiences.size()).toArray(String[]::new);
        SignetPropertyException.naming(property, "orders", () -> rules.audience(audiences.get(0), more));
    }

    private static void kind(Issuer issuer, String property, JwtDecoderBuilder<?> rules) {
        String type = issuer.type();
        if (issuer.profile() == null) {
            if (type != null) {
                rules.type(type);
            }
            return;
        }
        if (!issuer.profile().equals(ACCESS_TOKEN)) {
            throw new SignetPropertyException(property + ".profile", "expected " + ACCESS_TOKEN, ACCESS_TOKEN);
        }
        if (type != null) {
            throw new SignetPropertyException(
                    property + ".type", "expected either this or profile, which has a type of its own", ACCESS_TOKEN);
        }
        rules.profile(AccessToken.rfc9068());
    }

    private void remembering(Issuer issuer, String property, JwtDecoderBuilder<?> rules) {
        Integer tokens = issuer.remembering();
        if (tokens == null) {
            return;
        }
        if (issuer.rejectReplays()) {
            throw new SignetPropertyException(
                    property, "expected either this or reject-replays, which accepts each token once", "10000");
        }
        if (properties.decryption() != null) {
            throw new SignetPropertyException(
                    property, "expected either this or decryption: encrypted tokens are never remembered", "10000");
        }
        SignetPropertyException.naming(property, "10000", () -> rules.remembering(tokens));
    }

    private static JweDecrypter decrypter(Decryption decryption) {
        JwkSet keys = KeyFile.read(decryption.keys(), DECRYPTION + ".keys");
        String property = DECRYPTION + ".algorithms";
        Set<JweAlgorithm> algorithms = new LinkedHashSet<>(
                Algorithms.of(decryption.algorithms(), property, JweAlgorithm::named, "RSA-OAEP-256"));
        List<ContentEncryption> contents =
                Algorithms.of(decryption.encryption(), DECRYPTION + ".encryption", ContentEncryption::named, "A256GCM");
        ContentEncryption[] more = contents.subList(1, contents.size()).toArray(ContentEncryption[]::new);
        Optional<Jwk> unnamed = KeyFile.unnamed(keys).filter(key -> algorithms.size() == 1);
        return SignetPropertyException.naming(
                property,
                "RSA-OAEP-256",
                () -> unnamed.isPresent()
                        ? JweDecrypter.of(unnamed.get(), algorithms.iterator().next(), contents.get(0), more)
                        : JweDecrypter.of(keys, algorithms, contents.get(0), more));
    }
}
