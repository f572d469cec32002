package dev.signet.jose.spring.boot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application on a port of this machine that is free.
 *
 * @param context what was started
 */
record RunningApplication(ConfigurableApplicationContext context) implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** Starts an application with properties, each as {@code name=value}. */
    static RunningApplication start(Class<?> application, WebApplicationType type, String... properties) {
        List<String> arguments = new ArrayList<>(
                List.of("--server.port=0", "--server.address=127.0.0.1", "--spring.main.banner-mode=off"));
        if (List.of(properties).stream().noneMatch(property -> property.startsWith("logging."))) {
            arguments.add("--logging.level.root=off");
        }
        for (String property : properties) {
            arguments.add("--" + property);
        }
        return new RunningApplication(
                new SpringApplicationBuilder(application).web(type).run(arguments.toArray(String[]::new)));
    }

    /** Returns the answer to a request with a token. */
    HttpResponse<String> get(String path, String token) {
        return send(HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token));
    }

    /** Returns the answer to a request without a token. */
    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    /** Returns the field {@code WWW-Authenticate} of an answer, or an empty text. */
    static String challenge(HttpResponse<?> response) {
        return response.headers().firstValue("WWW-Authenticate").orElse("");
    }

    @Override
    public void close() {
        context.close();
    }

    private URI uri(String path) {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
