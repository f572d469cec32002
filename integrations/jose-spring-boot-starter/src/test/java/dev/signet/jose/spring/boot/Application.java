package dev.signet.jose.spring.boot;

import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A resource server, all of whose security comes from properties. Serves as servlet and as reactive application. */
@RestController
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class Application {

    /** Returns the subject of the token. */
    @GetMapping("/who")
    String who(@AuthenticationPrincipal Jwt token) {
        return token.getSubject();
    }

    /** Returns the names of the claims that Spring has. */
    @GetMapping("/claims")
    String claims(@AuthenticationPrincipal Jwt token) {
        return String.join(" ", List.copyOf(token.getClaims().keySet()));
    }
}
