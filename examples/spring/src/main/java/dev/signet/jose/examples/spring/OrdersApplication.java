package dev.signet.jose.examples.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;

/** A resource server. Whose tokens it accepts, and under which rules, stands in {@code application.yaml}. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableMethodSecurity
public class OrdersApplication {

    /** Starts it. */
    public static void main(String[] args) {
        SpringApplication.run(OrdersApplication.class, args);
    }
}
