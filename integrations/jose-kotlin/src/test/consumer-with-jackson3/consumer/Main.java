package consumer;

import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.kotlin.BindingKt;

public class Main {
    public record Session(String sub) {}

    public static void main(String[] arguments) {
        JwtClaims claims =
                BindingKt.claimsOf(JwtClaims.builder(), new Session("alice")).build();
        System.out.println(claims.toObject().toJson());
    }
}
