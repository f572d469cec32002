package dev.signet.jose.spring.boot;

import org.springframework.boot.WebApplicationType;

final class ReactiveResourceServerTest extends ResourceServerContract {

    @Override
    WebApplicationType type() {
        return WebApplicationType.REACTIVE;
    }
}
