package dev.signet.jose.benchmarks;

import dev.signet.jose.jwe.ContentEncryption;
import dev.signet.jose.jwe.Direct;
import dev.signet.jose.jwe.EcdhEs;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwe.RsaOaep;
import dev.signet.jose.jws.Ecdsa;
import dev.signet.jose.jws.Hmac;
import dev.signet.jose.jws.JwsSigner;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jws.RsaPkcs1;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtDecoder;
import dev.signet.jose.jwt.JwtEncoder;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKey;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Tokens that are signed and then encrypted, 300 octets of claims: the sum of the two primitives alone, and one encoder and
 * one decoder of ours.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class NestedBenchmark {

    @Param
    Nesting nesting;

    private final Bare signature = new Bare();
    private final BareEncryption encryption = new BareEncryption();
    private Tokens tokens;
    private JwtEncoder encoder;
    private JwtDecoder decoder;
    private String token;

    @Setup
    public void prepare() throws Exception {
        signature.algorithm = nesting.signature;
        signature.prepare();
        encryption.encryption = nesting.encryption;
        encryption.prepare();
        tokens = new Tokens(nesting.signature);
        Keys outer = nesting.encryption.keys();
        encoder = Jwt.signedWith(signer(tokens.keys()).withKeyId(tokens.keys().id()))
                .thenEncryptedWith(encrypter(outer).withKeyId(outer.id()));
        decoder = Jwt.decryptedBy(decrypter(outer))
                .thenVerifiedBy(verifier(tokens.keys()))
                .issuer(Claims.ISSUER)
                .audience(Claims.AUDIENCE)
                .build();
        token = encode();
    }

    /** Signs a token, and encrypts claims: the primitives, in nobody's format. */
    @Benchmark
    public Object bareEncode() throws Exception {
        byte[] signed = signature.primitive.sign();
        return signed.length > 0 ? encryption.encrypt() : signed;
    }

    /** Decrypts claims, and verifies a token. */
    @Benchmark
    public Object bareDecode() throws Exception {
        byte[] decrypted = encryption.decrypt();
        return signature.primitive.verify() ? decrypted : null;
    }

    @Benchmark
    public String encode() {
        return encoder.encode(Signet.said(tokens.nextClaims()));
    }

    @Benchmark
    public Object decode() {
        return Signet.read(decoder.decode(token).claims());
    }

    private JwsSigner signer(Keys keys) {
        return switch (nesting.signature) {
            case RS256 -> RsaPkcs1.RS256.signer((RSAPrivateKey) keys.signing());
            case ES256 -> Ecdsa.ES256.signer((ECPrivateKey) keys.signing());
            case HS256, Ed25519 -> Hmac.HS256.signer((SecretKey) keys.signing());
        };
    }

    private JwsVerifier verifier(Keys keys) {
        return switch (nesting.signature) {
            case RS256 -> RsaPkcs1.RS256.verifier((RSAPublicKey) keys.verifying());
            case ES256 -> Ecdsa.ES256.verifier((ECPublicKey) keys.verifying());
            case HS256, Ed25519 -> Hmac.HS256.verifier((SecretKey) keys.verifying());
        };
    }

    private JweEncrypter encrypter(Keys keys) {
        return switch (nesting.encryption) {
            case RSA_OAEP_256 ->
                RsaOaep.RSA_OAEP_256.encrypter((RSAPublicKey) keys.verifying(), ContentEncryption.A256GCM);
            case ECDH_ES_A256KW ->
                EcdhEs.ECDH_ES_A256KW.encrypter((ECPublicKey) keys.verifying(), ContentEncryption.A256GCM);
            case DIR, A256KW -> Direct.DIR.encrypter((SecretKey) keys.verifying(), ContentEncryption.A256GCM);
        };
    }

    private JweDecrypter decrypter(Keys keys) {
        return switch (nesting.encryption) {
            case RSA_OAEP_256 ->
                RsaOaep.RSA_OAEP_256.decrypter((RSAPrivateKey) keys.signing(), ContentEncryption.A256GCM);
            case ECDH_ES_A256KW ->
                EcdhEs.ECDH_ES_A256KW.decrypter((ECPrivateKey) keys.signing(), ContentEncryption.A256GCM);
            case DIR, A256KW -> Direct.DIR.decrypter((SecretKey) keys.signing(), ContentEncryption.A256GCM);
        };
    }
}
