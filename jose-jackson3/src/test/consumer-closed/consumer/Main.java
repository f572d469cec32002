package consumer;

import dev.signet.jose.core.UnbindableTypeException;
import dev.signet.jose.jwt.JwtClaims;

/** A user who forgot to open the package of a record. */
final class Main {

    record Session(String sub) {}

    private Main() {}

    public static void main(String[] args) {
        JwtClaims claims = JwtClaims.builder().subject("alice").build();
        try {
            claims.as(Session.class);
        } catch (UnbindableTypeException e) {
            System.out.println(e.getMessage());
        }
        try {
            JwtClaims.of(new Session("alice"));
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }
}
