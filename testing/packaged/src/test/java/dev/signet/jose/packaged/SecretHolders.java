package dev.signet.jose.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.jose.columns.Column;
import dev.signet.jose.columns.ColumnOpener;
import dev.signet.jose.columns.ColumnResealer;
import dev.signet.jose.columns.ColumnSealer;
import dev.signet.jose.columns.ColumnSpecification;
import dev.signet.jose.columns.ColumnType;
import dev.signet.jose.columns.JwkSetFile;
import dev.signet.jose.columns.KeyStoreFile;
import dev.signet.jose.core.CryptoProviders;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.JoseException;
import dev.signet.jose.core.JoseHeader;
import dev.signet.jose.core.JsonNull;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.KeySetFetch;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.core.ReplayStoreException;
import dev.signet.jose.core.TokenLimits;
import dev.signet.jose.core.UnbindableTypeException;
import dev.signet.jose.jwe.AesKeyWrap;
import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.EncryptedJwk;
import dev.signet.jose.jwe.HpkeDraft;
import dev.signet.jose.jwe.HpkeDraftInputs;
import dev.signet.jose.jwe.HpkeDraftKeyEncryption;
import dev.signet.jose.jwe.InsecureRsa15;
import dev.signet.jose.jwe.JweAlgorithm;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwe.JweJsonDecrypter;
import dev.signet.jose.jwe.JweJsonEncrypter;
import dev.signet.jose.jwe.Pbes2;
import dev.signet.jose.jwk.AkpJwk;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.OkpJwk;
import dev.signet.jose.jwk.Pem;
import dev.signet.jose.jwk.RsaJwk;
import dev.signet.jose.jwk.rotation.ExternalKeys;
import dev.signet.jose.jwk.rotation.InMemoryRotationStore;
import dev.signet.jose.jwk.rotation.RotatingKeys;
import dev.signet.jose.jwk.rotation.RotationStore;
import dev.signet.jose.jwks.remote.JwksTransport;
import dev.signet.jose.jwks.remote.RemoteJwkSet;
import dev.signet.jose.jwks.remote.RemoteJwkSetBuilder;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jws.JwsAlgorithm;
import dev.signet.jose.jws.JwsJsonSigner;
import dev.signet.jose.jws.JwsJsonVerifier;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jws.SignaturePolicy;
import dev.signet.jose.jwt.AccessToken;
import dev.signet.jose.jwt.BearerRefusal;
import dev.signet.jose.jwt.BearerToken;
import dev.signet.jose.jwt.ClaimRule;
import dev.signet.jose.jwt.ClientAssertion;
import dev.signet.jose.jwt.Confirmation;
import dev.signet.jose.jwt.IdToken;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtClaimsBuilder;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.JwtDecoderBuilder;
import dev.signet.jose.jwt.SecurityEvent;
import dev.signet.jose.jwt.UnsecuredJwt;
import dev.signet.jose.testkit.InvalidToken;
import dev.signet.jose.testkit.JwksServer;
import dev.signet.jose.testkit.TestClock;
import dev.signet.jose.testkit.TestIssuer;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Objects of the library that were given secrets: keys of each kind, a password, content, claims and tokens; what they
 * print and write; and what is thrown where they are misused. For one thread.
 */
final class SecretHolders {

    private static final ContentEncryption GCM = ContentEncryption.A256GCM;
    private static final String PASSWORD = "correct horse battery staple";
    private static final String CLAIM = "078-05-1120-a1b2c3d4e5f6";
    private static final byte[] CONTENT = "{\"diagnosis\":\"content of a message\"}".getBytes(UTF_8);
    private static final List<String> PRIVATE_MEMBERS = List.of("d", "p", "q", "dp", "dq", "qi", "k", "priv");

    final SecretForms secrets = new SecretForms();
    final List<Object> objects = new ArrayList<>();

    /** What is written for others: public keys and sets. */
    final List<String> published = new ArrayList<>();

    final List<Throwable> refusals = new ArrayList<>();

    private final OctJwk oct = OctJwk.generate(32).withKeyId("oct");
    private final EcJwk ec = EcJwk.generate(Curve.P_256).withKeyId("ec");
    private final RsaJwk rsa = RsaJwk.generate(2048).withKeyId("rsa");
    private final List<Jwk> keys = List.of(
            oct,
            ec,
            rsa,
            EcJwk.generate(Curve.SECP256K1),
            OkpJwk.generate(Curve.ED25519),
            OkpJwk.generate(Curve.X25519),
            AkpJwk.generate("ML-DSA-44"));

    SecretHolders() throws Exception {
        secrets.add("the password", PASSWORD);
        secrets.add("a claim", CLAIM);
        secrets.add("content", new String(CONTENT, UTF_8));
        for (Jwk key : keys) {
            addSecrets(key);
            key(key);
            signatures(key);
            encryption(key);
        }
        hpke();
        locked();
        claims();
        decoders();
        columns();
        remote();
        testkit();
        rotation();
        core();
    }

    private void addSecrets(Jwk key) {
        for (String member : PRIVATE_MEMBERS) {
            key.privateMembers().octets(member).ifPresent(octets -> secrets.add(key.keyType() + " " + member, octets));
        }
    }

    /** Keeps what a call returns, or what it throws. */
    private <T> void attempt(Callable<T> call) {
        try {
            objects.add(call.call());
        } catch (Exception e) {
            refusals.add(e);
        }
    }

    private void key(Jwk key) {
        attempt(() -> key);
        attempt(key::toPublic);
        attempt(() -> JwkSet.of(key));
        attempt(JwkSet::reader);
        attempt(() -> JwkSet.reader().strict().read(JwkSet.of(key).privateJson()));
        if (!key.isSymmetric()) {
            published.add(key.toJson());
            published.add(JwkSet.of(key).toJson());
            published.add(key.toPem());
        }
        spoilt(key).forEach(text -> {
            attempt(() -> Jwk.parse(text));
            attempt(() -> Jwk.parsePublic(text));
            attempt(() -> JwkSet.parse("{\"keys\":[" + text + "]}"));
        });
        attempt(() -> JwkSet.parse(key.privateJson()));
        attempt(() -> JwkSet.parsePublic("{\"keys\":[" + key.privateJson() + "]}"));
        attempt(() -> Pem.keys(key.privateJson()));
        attempt(() -> {
            String pem = key.privatePem();
            attempt(() -> Jwk.parse(pem));
            attempt(() -> JwkSet.parse(pem));
            attempt(() -> Pem.key(pem.replace("\n", "\\n")));
            attempt(() -> Pem.key(pem.replace(" PRIVATE ", " PUBLIC ")));
            attempt(() -> Pem.key(pem.replace("PRIVATE KEY", "RSA PRIVATE KEY")));
            attempt(() -> Pem.key(pem.substring(0, pem.length() / 2)));
            attempt(() -> Pem.key(pem.replace("\n-----END", "AAAA\n-----END")));
            return Pem.key(pem);
        });
    }

    /** Returns the private JWK whole, cut, and with each member missing, of another type, or changed. */
    private static Stream<String> spoilt(Jwk key) {
        JsonObject members = key.privateMembers();
        String text = members.toJson();
        return Stream.concat(
                Stream.of(text, text.substring(0, text.length() - 1), text.substring(1), text + text, '"' + text + '"'),
                members.names().stream().flatMap(name -> {
                    String value = members.string(name).orElse("");
                    return Stream.of(
                                    members.without(name),
                                    members.with(name, JsonNull.NULL),
                                    members.with(name, List.of(value)),
                                    members.with(name, value + "="),
                                    members.with(name, "A" + value),
                                    members.with(name, value + value))
                            .map(JsonObject::toJson);
                }));
    }

    private void signatures(Jwk key) {
        JoseHeader header =
                JoseHeader.of(JsonObject.builder().put("note", "public").build());
        for (JwsAlgorithm algorithm : JwsAlgorithm.all()) {
            attempt(() -> JwsVerifier.of(JwkSet.of(key), algorithm));
            attempt(() -> JwsVerifier.of(key, algorithm));
            attempt(() -> {
                JwsSigner signer = JwsSigner.of(key, algorithm);
                JwsVerifier verifier = JwsVerifier.of(key, algorithm);
                JwsJsonSigner json = JwsJsonSigner.general(signer).withUnprotectedHeader(header);
                String token = signer.sign(CONTENT);
                for (SignaturePolicy policy : List.of(
                        SignaturePolicy.all(),
                        SignaturePolicy.any(),
                        SignaturePolicy.these(SignaturePolicy.Name.of(algorithm, "another")))) {
                    attempt(() -> policy);
                    attempt(() -> JwsJsonVerifier.of(policy, verifier));
                    attempt(() -> JwsJsonVerifier.of(policy, verifier).verify(json.sign(CONTENT)));
                }
                attempt(() -> json);
                attempt(() -> SignaturePolicy.Name.of(algorithm, "name"));
                attempt(() -> verifier.verify(token));
                attempt(() -> verifier.verifyDetached(signer.signDetached(CONTENT), CONTENT));
                attempt(() -> verifier.verify(token + "AAAA"));
                attempt(() -> verifier.verify(token.replaceFirst("\\.", ".A")));
                attempt(() ->
                        verifier.verify(signer.withCriticalHeader("x", CLAIM).sign(CONTENT)));
                return signer;
            });
        }
    }

    private void encryption(Jwk key) {
        for (JweAlgorithm algorithm : JweAlgorithm.all()) {
            attempt(() -> JweEncrypter.of(key, algorithm, GCM));
            attempt(() -> JweDecrypter.of(JwkSet.of(key), algorithm, GCM));
            attempt(() -> {
                JweEncrypter encrypter = JweEncrypter.of(key, algorithm, GCM);
                JweDecrypter decrypter = JweDecrypter.of(key, algorithm, GCM);
                String token = encrypter.encrypt(CONTENT);
                JweJsonEncrypter toAll = JweJsonEncrypter.flattened(encrypter).withAad(CONTENT);
                JweJsonDecrypter any = JweJsonDecrypter.of(decrypter);
                attempt(() -> toAll);
                attempt(() -> any);
                attempt(() -> any.decrypt(toAll.encrypt(CONTENT)));
                attempt(() -> any.decrypt(in(toAll.encrypt(CONTENT)), OutputStream.nullOutputStream(), 1000));
                attempt(() -> decrypter.decrypt(token));
                attempt(() -> decrypter.decrypt(in(token), OutputStream.nullOutputStream(), 1000));
                attempt(() -> decrypter.decrypt(in(token), OutputStream.nullOutputStream(), 1));
                attempt(() -> decrypter.decrypt(token + "AAAA"));
                attempt(() -> decrypter.decrypt(token.replace('.', '-')));
                attempt(() -> decrypter.decrypt(token.replaceFirst("\\.[^.]*\\.", ".AAAA.")));
                attempt(() -> decrypter.decrypt(token.replaceFirst("[^.]*$", "AAAAAAAAAAAAAAAAAAAAAA")));
                return decrypter;
            });
        }
    }

    private void hpke() {
        HpkeDraftInputs inputs = HpkeDraftInputs.none()
                .withInfo(CONTENT)
                .withPreSharedKey(new byte[1], oct.privateMembers().octets("k").orElseThrow());
        attempt(() -> inputs);
        for (Jwk key : keys) {
            attempt(() -> HpkeDraft.HPKE_0.encrypter(key, inputs));
            attempt(() -> HpkeDraft.HPKE_0.decrypter(key, inputs));
            attempt(() -> HpkeDraftKeyEncryption.HPKE_3_KE.decrypter(key, inputs, GCM));
        }
        String token = HpkeDraft.HPKE_0.encrypter(ec, inputs).encrypt(CONTENT);
        attempt(() -> HpkeDraft.HPKE_0.decrypter(ec, inputs).decrypt(token));
        attempt(() ->
                HpkeDraft.HPKE_0.decrypter(ec, inputs.withInfo(new byte[1])).decrypt(token));
        attempt(() -> HpkeDraft.HPKE_0.decrypter(ec).decrypt(token));
    }

    private static ByteArrayInputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    /** Keys under a password or another key. */
    private void locked() {
        char[] password = PASSWORD.toCharArray();
        char[] another = "another".toCharArray();
        attempt(() -> Pbes2.PBES2_HS256_A128KW.encrypter(password, GCM));
        attempt(() -> Pbes2.PBES2_HS256_A128KW.decrypter(password, GCM));
        attempt(() -> Pbes2.PBES2_HS256_A128KW.decrypter(password, 1, GCM));
        attempt(() -> InsecureRsa15.RSA1_5.decrypter(rsa, GCM));
        attempt(() -> Pem.key(ec.privatePem(password), another));
        attempt(() -> EncryptedJwk.decrypt(EncryptedJwk.encrypt(ec, password), another));
        JweEncrypter wrapping = AesKeyWrap.A256KW.encrypter(oct, GCM);
        JweDecrypter unwrapping = AesKeyWrap.A256KW.decrypter(oct, GCM);
        attempt(() -> EncryptedJwk.decrypt(EncryptedJwk.encrypt(rsa, wrapping), unwrapping));
        attempt(() -> EncryptedJwk.decryptSet(EncryptedJwk.encrypt(rsa, wrapping), unwrapping));
        attempt(() -> EncryptedJwk.decrypt(wrapping.withContentType("jwk+json").encrypt(CONTENT), unwrapping));
        attempt(() -> {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setEntry("oct", new KeyStore.SecretKeyEntry(oct.key()), new KeyStore.PasswordProtection(password));
            attempt(() -> JwkSet.load(store, alias -> true, another));
            return JwkSet.load(store, alias -> true, password);
        });
    }

    private void claims() {
        JwtClaimsBuilder builder =
                JwtClaims.builder().issuer("https://login.example").claim("ssn", CLAIM);
        attempt(() -> builder);
        attempt(builder::build);
        attempt(() -> JwtClaims.of(Map.of("exp", CLAIM)));
        attempt(() -> JwtClaims.of(Map.of("ssn", new Object())));
        attempt(() -> builder.build().integer("ssn"));
        attempt(() -> builder.build().instant("ssn"));
        attempt(() -> builder.build().as(Numbers.class));
        attempt(() -> Confirmation.ofThumbprint(ec));
        attempt(() -> Confirmation.ofKey(ec));
        attempt(() -> Confirmation.of(
                JsonObject.builder().put("jwk", ec.privateMembers()).build()));
        attempt(() -> UnsecuredJwt.decode(UnsecuredJwt.encode(builder.build())));
        attempt(() -> UnsecuredJwt.decode(UnsecuredJwt.encode(builder.build()) + CLAIM));
    }

    record Numbers(int ssn) {}

    private void decoders() {
        JwsSigner signer = Hmac.HS256.signer(oct);
        JwsVerifier verifier = Hmac.HS256.verifier(oct);
        JweEncrypter encrypter = AesKeyWrap.A256KW.encrypter(oct, GCM);
        JweDecrypter decrypter = AesKeyWrap.A256KW.decrypter(oct, GCM);
        JwtClaims claims = JwtClaims.builder()
                .issuer("https://login.example")
                .audience("orders")
                .subject(CLAIM)
                .jwtId(CLAIM)
                .claim("ssn", CLAIM)
                .claim("cnf", Confirmation.ofKey(ec).toObject())
                .lifetime(Duration.ofMinutes(5))
                .build();
        String token = Jwt.signedWith(signer).encode(claims);
        secrets.add("a token", token.substring(token.lastIndexOf('.') + 1));
        Stream.of(
                        Jwt.signedWith(signer),
                        Jwt.signedWith(signer).sealing(encrypter, "ssn"),
                        Jwt.signedWith(signer).thenEncryptedWith(encrypter),
                        Jwt.encryptedWith(encrypter),
                        Jwt.decryptedBy(decrypter),
                        Jwt.issuers(issuer -> java.util.Optional.empty()))
                .forEach(objects::add);
        List<JwtDecoderBuilder<JwtDecoder>> builders = List.of(
                strict(Jwt.verifiedBy(verifier)),
                strict(Jwt.verifiedBy(verifier)).opening(decrypter, "ssn"),
                strict(Jwt.verifiedBy(verifier)).openingSealedFor(decrypter),
                strict(Jwt.verifiedBy(verifier)).subject("alice").type("at+jwt").maxAge(Duration.ofSeconds(1)),
                strict(Jwt.decryptedBy(decrypter).thenVerifiedBy(verifier)),
                strict(Jwt.verifiedBy(verifier)).rejectingReplays((id, until) -> false),
                strict(Jwt.verifiedBy(verifier)).rejectingReplays((id, until) -> {
                    throw new ReplayStoreException("down");
                }),
                strict(Jwt.verifiedBy(verifier)).rule(rule("keep")));
        List<String> tokens = List.of(
                token,
                token + "AAAA",
                token.replaceFirst("\\.", ".A"),
                Jwt.signedWith(signer).sealing(encrypter, "ssn").encode(claims),
                Jwt.signedWith(signer).thenEncryptedWith(encrypter).encode(claims),
                Jwt.encryptedWith(encrypter).encode(claims),
                UnsecuredJwt.encode(claims),
                signer.sign(CONTENT));
        for (JwtDecoderBuilder<JwtDecoder> builder : builders) {
            JwtDecoder decoder = builder.build();
            objects.add(builder);
            objects.add(decoder);
            tokens.forEach(each -> attempt(() -> decoder.decode(each)));
        }
        attempt(() -> strict(Jwt.decryptedBy(decrypter).unsigned()).build().decode(tokens.get(5)));
        attempt(() -> strict(Jwt.decryptedBy(decrypter).unsigned()).build());
        attempt(AccessToken::rfc9068);
        attempt(SecurityEvent::rfc8417);
        attempt(() -> ClientAssertion.of(CLAIM, (id, until) -> true));
        attempt(() -> IdToken.forClient("client"));
        attempt(() -> IdToken.forClient("client")
                .withNonce(CLAIM)
                .withAccessToken(token)
                .withCode(CLAIM));
        attempt(() -> BearerToken.of(List.of("Bearer " + token)));
        attempt(() -> BearerToken.of(List.of("Bearer " + token + " " + token)));
        attempt(() -> BearerToken.of(List.of("Basic " + token)));
        refusals.stream()
                .filter(JoseException.class::isInstance)
                .map(refused -> BearerRefusal.of((JoseException) refused))
                .toList()
                .forEach(objects::add);
    }

    private static <D> JwtDecoderBuilder<D> strict(JwtDecoderBuilder<D> builder) {
        return builder.issuer("https://login.example").audience("orders");
    }

    /** A rule that keeps the context that it is given. */
    private ClaimRule rule(String name) {
        ClaimRule rule = ClaimRule.of(name, "expected nothing", (claims, context) -> objects.add(context));
        objects.add(rule);
        return rule;
    }

    /** Values in the cells of columns, sealed, opened and moved under keys of a file. */
    private void columns() throws Exception {
        Path file = Files.createTempFile("columns", ".jwks");
        try {
            Files.writeString(file, JwkSet.of(oct).privateJson());
            ColumnSpecification specification =
                    ColumnSpecification.of(new JwkSetFile(file.toString())).sealingWithKey("oct");
            attempt(() -> new JwkSetFile(file.toString()));
            attempt(() -> new KeyStoreFile(file.toString(), "PKCS12", "PATH"));
            attempt(() -> new KeyStoreFile(file.toString(), "PKCS12", "PATH").source());
            attempt(() -> specification);
            for (ColumnType<?> type : ColumnType.all()) {
                Column<?> column = Column.of("patients.ssn", type);
                attempt(() -> column);
                for (Column<String> each :
                        List.of(Column.text("patients.ssn"), Column.text("a").unbound())) {
                    ColumnSealer<String> sealer = specification.sealer(each);
                    ColumnOpener<?> opener = specification.opener(column);
                    ColumnResealer<String> resealer = specification.resealer(each);
                    String cell = sealer.seal(CLAIM);
                    attempt(() -> sealer);
                    attempt(() -> opener);
                    attempt(() -> resealer);
                    attempt(() -> opener.open(cell));
                    attempt(() -> opener.tryOpen(cell));
                    attempt(() -> opener.tryOpen(cell + "AAAA"));
                    attempt(() -> resealer.reseal(cell.replace('.', '-')));
                    attempt(() -> resealer.tryReseal(cell));
                    attempt(resealer::counts);
                    attempt(() -> sealer.seal(CLAIM + "\ud800"));
                }
            }
            attempt(() -> specification.sealer(Column.of("j", ColumnType.JSON)).seal(CLAIM));
            attempt(() -> specification.sealingWithKey("none").sealer(Column.text("a")));
        } finally {
            Files.delete(file);
        }
    }

    /** A set of private keys, published by mistake. */
    private void remote() {
        String mistake = JwkSet.of(keys).privateJson();
        for (String body : List.of(mistake, mistake.substring(1), ec.privateJson(), ec.privatePem())) {
            RemoteJwkSetBuilder builder = RemoteJwkSet.builder().transport(request -> {
                objects.add(request);
                JwksTransport.Response response = JwksTransport.Response.of(200, Map.of(), body.getBytes(UTF_8));
                objects.add(response);
                return CompletableFuture.completedFuture(response);
            });
            objects.add(builder);
            try (RemoteJwkSet set = builder.at("https://login.example/jwks.json")) {
                attempt(set::current);
                attempt(set::state);
                objects.add(set);
            }
        }
    }

    private void testkit() throws Exception {
        TestIssuer issuer = TestIssuer.of("https://login.example", "orders", Hmac.HS256, oct);
        attempt(() -> issuer);
        attempt(() -> issuer.thenEncryptedWith(AesKeyWrap.A256KW.encrypter(oct, GCM)));
        attempt(() -> TestIssuer.of("https://login.example", "orders", Hmac.HS512, oct));
        attempt(() -> TestIssuer.of("https://login.example", "orders", Hmac.HS256, ec));
        attempt(() -> TestClock.at(Instant.EPOCH));
        attempt(() -> Hmac.HS256.verifier(oct).verify(issuer.token(InvalidToken.SIGNATURE_ALTERED)));
        try (JwksServer server = JwksServer.serving(JwkSet.of(ec.toPublic()))) {
            objects.add(server);
        }
        attempt(() -> JwksServer.serving(JwkSet.of(oct)));
    }

    /** Keys that rotate, and what is thrown if something else is in their store. */
    private void rotation() {
        InMemoryRotationStore store = InMemoryRotationStore.empty();
        RotatingKeys.Builder builder = RotatingKeys.in(store)
                .signingWith(Ecdsa.ES256, this::newKey)
                .encryptedBy(oct)
                .publishedBefore(Duration.ofHours(1))
                .signingFor(Duration.ofDays(1))
                .verifiedAfter(Duration.ofMinutes(5));
        RotatingKeys rotating = builder.build();
        objects.addAll(List.of(store, builder, rotating, new ExternalKeys.Key("handle", ec.toPublic())));
        published.add(rotating.published().json());
        attempt(() -> builder.signingWith(Ecdsa.ES384).build());
        attempt(() -> builder.signingWith(Ecdsa.ES256, () -> rsa)
                .encryptedBy(oct.withKeyId("other"))
                .build());
        attempt(() -> withdrawn(rotating, PASSWORD));
        store.replace(1, new RotationStore.Entry(2, JwkSet.of(ec).privateJson()));
        attempt(() -> withdrawn(rotating, PASSWORD));
    }

    private Jwk newKey() {
        Jwk key = EcJwk.generate(Curve.P_256);
        addSecrets(key);
        return key;
    }

    private static RotatingKeys withdrawn(RotatingKeys keys, String keyId) {
        keys.withdraw(keyId);
        return keys;
    }

    private void core() {
        JsonObject object = JsonObject.builder().put("secret", CLAIM).build();
        attempt(() -> object);
        attempt(object::toBuilder);
        attempt(() -> JoseHeader.of(object));
        attempt(() ->
                JoseHeader.of(JsonObject.builder().put("kid", List.of(CLAIM)).build()));
        attempt(() -> object.integer("secret"));
        attempt(() -> object.octets("secret"));
        attempt(() -> JsonObject.parse("{\"secret\":\"" + CLAIM));
        attempt(() -> JsonObject.parse(PASSWORD));
        attempt(TokenLimits::defaults);
        attempt(CryptoProviders::standard);
        Instant now = Instant.EPOCH;
        KeySourceException down = new KeySourceException("down");
        attempt(() -> new KeySetFetch.Changed("login.example", Duration.ZERO, 1, 0, now));
        attempt(() -> new KeySetFetch.Confirmed("login.example", Duration.ZERO, now));
        attempt(() -> new KeySetFetch.Failed("login.example", Duration.ZERO, down, now));
        refusals.add(down);
        refusals.add(new UnbindableTypeException("expected a record"));
        refusals.stream()
                .filter(InvalidTokenException.class::isInstance)
                .flatMap(refused -> ((InvalidTokenException) refused).failures().stream())
                .forEach(objects::add);
    }
}
