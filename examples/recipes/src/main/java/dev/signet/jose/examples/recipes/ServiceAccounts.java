package dev.signet.jose.examples.recipes;

import static dev.signet.jose.jws.Ecdsa.ES256;
import static dev.signet.jose.jws.RsaPkcs1.RS256;

import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jwks.remote.JwksTransport;
import dev.signet.jose.jwks.remote.JwksTransport.Request;
import dev.signet.jose.jwks.remote.RemoteJwkSet;
import dev.signet.jose.jws.JwsVerifier;
import dev.signet.jose.jwt.Jwt;
import dev.signet.jose.jwt.JwtDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Tokens of Kubernetes service accounts, verified inside the cluster. Has no instances. Thread-safe. */
final class ServiceAccounts {

    private ServiceAccounts() {}

    /**
     * Returns a decoder of the tokens of some accounts.
     *
     * @param issuer the {@code --service-account-issuer} of the cluster
     * @param audience this service, as the projected volume of the caller names it
     * @param accounts the callers, for example {@code system:serviceaccount:shop:orders}
     */
    static JwtDecoder decoder(JwkSource keys, String issuer, String audience, Set<String> accounts) {
        return Jwt.verifiedBy(JwsVerifier.of(keys, RS256, ES256))
                .issuer(issuer)
                .audienceExactly(audience)
                .subject(accounts::contains)
                .build();
    }

    /**
     * Returns the keys of the cluster.
     *
     * @param apiServer for example {@code https://kubernetes.default.svc}
     * @param own the token of this pod, by which the API server knows it; the kubelet renews the file
     */
    static RemoteJwkSet keys(URI apiServer, HttpClient client, Path own) {
        JwksTransport transport = JwksTransport.over(client);
        return RemoteJwkSet.builder()
                .transport(request -> transport.get(authorized(request, own)))
                .maxRedirects(0) // they would take the token of this pod elsewhere
                .at(apiServer.resolve("/openid/v1/jwks"));
    }

    /** Returns a client that trusts one authority and no other, such as the {@code ca.crt} beside the pod's token. */
    static HttpClient trusting(Path authority) throws IOException, GeneralSecurityException {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        try (InputStream in = Files.newInputStream(authority)) {
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                anchors.setCertificateEntry("ca-" + anchors.size(), certificate);
            }
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(2))
                .sslContext(tls)
                .build();
    }

    private static Request authorized(Request request, Path own) {
        Map<String, String> headers = new HashMap<>(request.headers());
        try {
            headers.put("Authorization", "Bearer " + Files.readString(own).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Request(request.uri(), headers, request.timeout(), request.maxOctets());
    }
}
