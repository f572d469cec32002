package consumer;

import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.kotlin.BindingKt;
import dev.signet.jose.kotlin.JwtClaimsKt;
import java.util.Map;

public class Main {
    public static void main(String[] arguments) {
        JwtClaims claims = JwtClaims.builder().subject("alice").build();
        System.out.println(JwtClaimsKt.getSubject(claims) + " " + JwtClaimsKt.getIssuer(claims));
        for (int i = 0; i < 2; i++) {
            try {
                BindingKt.claimsOf(JwtClaims.builder(), Map.of());
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
