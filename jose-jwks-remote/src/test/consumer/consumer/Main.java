package consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import dev.signet.jose.core.KeySourceException;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.JwkSource;
import dev.signet.jose.jwks.remote.JwksTransport;
import dev.signet.jose.jwks.remote.RemoteJwkSet;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;

/** Serves a key set on this machine, fetches it, and ends although the set is not closed. */
final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        byte[] json =
                JwkSet.of(EcJwk.generate(Curve.P_256).withKeyId("k")).toJson().getBytes(UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/jwks", exchange -> {
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
            exchange.close();
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks";

        JwkSource keys =
                RemoteJwkSet.builder().allowingLoopbackHttp().refreshAhead().at(url);
        System.out.println(keys.current().byKeyId("k").size() + " key");

        JwkSource same = RemoteJwkSet.builder()
                .allowingLoopbackHttp()
                .transport(JwksTransport.over(HttpClient.newHttpClient()))
                .at(url);
        System.out.println(same.current().equals(keys.current()));

        server.stop(0);
        try {
            RemoteJwkSet.builder().allowingLoopbackHttp().at(url).current();
        } catch (KeySourceException e) {
            System.out.println(e.getMessage());
        }
    }
}
