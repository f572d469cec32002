package consumer;

import dev.signet.jose.core.JsonBinding;
import dev.signet.jose.jwt.JwtClaims;
import java.util.List;

/** A user of both versions of Jackson. */
final class Main {

    record Session(String sub) {}

    private Main() {}

    public static void main(String[] args) {
        Session session = new Session("alice");
        try {
            JwtClaims.of(session);
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        for (JsonBinding binding :
                List.of(new dev.signet.jose.jackson.JacksonBinding(), new dev.signet.jose.jackson3.JacksonBinding())) {
            System.out.println(
                    JwtClaims.of(session, binding).as(Session.class, binding).equals(session));
        }
    }
}
