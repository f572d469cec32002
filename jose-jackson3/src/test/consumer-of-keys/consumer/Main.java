package consumer;

import dev.signet.jose.jackson3.JwkModule;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.Jwk;
import tools.jackson.databind.json.JsonMapper;

/** A user who has keys in documents, and no tokens. */
final class Main {

    record Client(String name, Jwk key) {}

    private Main() {}

    public static void main(String[] args) {
        JsonMapper mapper =
                JsonMapper.builder().addModule(JwkModule.publicKeys()).build();
        EcJwk key = EcJwk.generate(Curve.P_256);
        Client client = new Client("a", key.toPublic());

        System.out.println(
                client.equals(mapper.readValue(mapper.writeValueAsString(new Client("a", key)), Client.class)));
    }
}
