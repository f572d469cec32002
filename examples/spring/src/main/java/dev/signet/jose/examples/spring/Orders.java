package dev.signet.jose.examples.spring;

import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The orders of the user whose token a request has. */
@RestController
public class Orders {

    /** Returns the orders of the subject of the token, which must allow to read them. */
    @GetMapping("/orders")
    @PreAuthorize("hasAuthority('SCOPE_orders:read')")
    public Map<String, Object> orders(@AuthenticationPrincipal Jwt token) {
        return Map.of("customer", token.getSubject(), "orders", List.of("tea", "scones"));
    }
}
