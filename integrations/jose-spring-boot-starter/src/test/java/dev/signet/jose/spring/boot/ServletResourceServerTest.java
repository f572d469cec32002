package dev.signet.jose.spring.boot;

import org.springframework.boot.WebApplicationType;

final class ServletResourceServerTest extends ResourceServerContract {

    @Override
    WebApplicationType type() {
        return WebApplicationType.SERVLET;
    }
}
