package consumer;

import static dev.signet.jose.jwe.ContentEncryption.*;
import static dev.signet.jose.jwe.RsaOaep.*;
import static dev.signet.jose.jws.Ecdsa.*;
import static dev.signet.jose.jws.Hmac.*;
import static dev.signet.jose.jws.RsaPkcs1.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.signet.jose.columns.*;
import dev.signet.jose.core.*;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure.Code;
import dev.signet.jose.jwe.*;
import dev.signet.jose.jwk.*;
import dev.signet.jose.jwk.rotation.*;
import dev.signet.jose.jwks.remote.*;
import dev.signet.jose.jws.*;
import dev.signet.jose.jwt.*;
import dev.signet.jose.jwt.replay.*;
import dev.signet.jose.jwt.replay.jdbc.*;
import dev.signet.jose.jwt.replay.redis.*;
import dev.signet.jose.testkit.*;
import io.lettuce.core.RedisURI;
import java.io.*;
import java.lang.reflect.Type;
import java.net.*;
import java.net.http.*;
import java.nio.file.*;
import java.security.*;
import java.security.cert.*;
import java.security.interfaces.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.logging.*;
import javax.crypto.*;
import javax.net.ssl.*;
import javax.sql.DataSource;
import org.junit.jupiter.params.*;
import org.junit.jupiter.params.provider.*;

/** What the pieces of Java in the documents take for granted. They see these names and imports. */
class Given {

    ECPrivateKey privateKey;
    RSAPublicKey payrollPublicKey, clientPublicKey, clinicKey;
    RSAPrivateKey payrollPrivateKey, clientPrivateKey, clinicPrivateKey;
    SecretKey secretKey;
    PrivateKey handle;
    Provider provider, hsm;
    KeyStore store;
    char[] password, pin;
    X509Certificate certificateOfTheConnection;
    SSLContext tls;
    Path pem;

    String token, url, json, cell, oldKeyId, stolenKeyId;
    Jwk next, key;
    ReplayStore used;
    JwkSet signing;
    RotatingKeys rotating;
    OctJwk keyEncryptionKey;
    JwtClaims claims;
    RemoteJwkSet keys;
    JwsSigner signer;
    JwsVerifier verifier, keysOfA, keysOfB;
    DataSource dataSource;
    JwtDecoder login, decoder;
    VerifiedJwt jwt;
    JoseObserver observer;

    HttpClient client;
    URI orders;
    List<String> authorization;
    Response response;
    Kms kms;
    Metrics metrics;

    interface Kms {
        byte[] sign(String key, String algorithm, byte[] input);

        String createKey(String spec);

        String publicKey(String key);

        void scheduleDeletion(String key);
    }

    interface Response {
        void send(int status, Map<String, String> headers, String text);
    }

    interface Metrics {
        void refused(String reason, String advice);
    }

    ExternalUnwrapper unwrapper(PrivateKey handle, Provider provider) {
        throw new UnsupportedOperationException();
    }
}
