package consumer;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.jose.jackson.JwkModule;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;

/** A user who has keys in documents, and no tokens. */
final class Main {

    record Client(String name, Jwk key) {}

    private Main() {}

    public static void main(String[] args) throws Exception {
        ObjectMapper mapper = new ObjectMapper().registerModule(JwkModule.publicKeys());
        EcJwk key = EcJwk.generate(Curve.P_256);
        Client client = new Client("a", key.toPublic());

        System.out.println(
                client.equals(mapper.readValue(mapper.writeValueAsString(new Client("a", key)), Client.class)));
    }
}
