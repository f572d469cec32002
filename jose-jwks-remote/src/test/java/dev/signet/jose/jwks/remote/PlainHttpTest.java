package dev.signet.jose.jwks.remote;

import static dev.signet.jose.jwks.remote.Keys.OLD;
import static dev.signet.jose.jwks.remote.Keys.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jose.core.JsonObject;
import dev.signet.jose.core.KeySourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain http to listed hosts, and what a stranger on their network could try. */
class PlainHttpTest {

    private static final String URL = "http://keycloak:8080/certs";
    private static final String ISSUER = "http://keycloak:8080/realms/orders";
    private static final String METADATA = ISSUER + "/.well-known/openid-configuration";

    private final Pages pages = new Pages().page(URL, json(OLD));

    private RemoteJwkSetBuilder builder() {
        return RemoteJwkSet.builder().transport(pages);
    }

    private RemoteJwkSetBuilder allowing() {
        return builder().allowingHttp("keycloak", 8080);
    }

    private static String metadata(String jwksUri) {
        return JsonObject.builder()
                .put("issuer", ISSUER)
                .put("jwks_uri", jwksUri)
                .build()
                .toJson();
    }

    private void assertRefused(RemoteJwkSet set, String reason) {
        assertThatThrownBy(set::current)
                .isInstanceOf(KeySourceException.class)
                .hasMessage("no key set from keycloak: " + reason);
    }

    @Test
    void is_refused_unless_it_is_allowed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().at(URL))
                .withMessage("expected an https URL, was another");
    }

    @Test
    void is_asked_where_it_is_allowed() {
        assertThat(allowing().at(URL).current().keys()).hasSize(1);
    }

    @Test
    void its_host_is_compared_in_any_case() {
        assertThat(builder().allowingHttp("KeyCloak", 8080).at(URL).current().keys())
                .hasSize(1);
    }

    @Test
    void its_port_is_80_where_the_url_has_none() {
        pages.page("http://keycloak/certs", json(OLD));

        assertThat(builder()
                        .allowingHttp("keycloak", 80)
                        .at("http://keycloak/certs")
                        .current()
                        .keys())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://keycloak:8081/certs",
                "http://keycloak/certs",
                "http://keycloak.example:8080/certs",
                "http://a.keycloak:8080/certs",
                "http://127.0.0.1:8080/certs",
                "ftp://keycloak:8080/certs"
            })
    void no_other_host_or_port_is_asked(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> allowing().at(url))
                .withMessage("expected https, or http to one of [keycloak:8080], was another");
    }

    @Test
    void user_information_hides_no_other_host() {
        assertThatIllegalArgumentException().isThrownBy(() -> allowing().at("http://keycloak:8080@evil.example/certs"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> allowing().at("http://user@keycloak:8080/certs"))
                .withMessage("expected a URL without user information and fragment, has one");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 80",
        "key cloak, 80",
        "keycloak/x, 80",
        "user@keycloak, 80",
        "keycloak:80, 80",
        "keycloak, 0",
        "keycloak, 65536",
        "*, 80"
    })
    void only_a_host_and_a_port_can_be_allowed(String host, int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RemoteJwkSet.builder().allowingHttp(host, port))
                .withMessageStartingWith("expected a host as it stands in a URL");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65_535})
    void every_port_can_be_allowed(int port) {
        RemoteJwkSetBuilder builder = RemoteJwkSet.builder().allowingHttp("keycloak", port);

        assertThat(builder.at("http://keycloak:" + port + "/certs")).hasToString("RemoteJwkSet[keycloak]");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.at("http://keycloak:8080/certs"));
    }

    @Test
    void a_redirect_on_the_same_host_is_followed() {
        pages.redirect("http://keycloak:8080/old", "/certs");

        assertThat(allowing().at("http://keycloak:8080/old").current().keys()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/certs", "http://other:8080/certs", "http://127.0.0.1:8080/certs"})
    void a_redirect_to_another_host_is_not_followed_even_if_that_is_allowed(String location) {
        pages.page(location, json(OLD)).redirect("http://keycloak:8080/old", location);
        RemoteJwkSet set =
                allowing().allowingHttp("other", 8080).allowingLoopbackHttp().at("http://keycloak:8080/old");

        assertRefused(set, "expected a redirect of plain http to the same host, was to another");
        assertThat(pages.asked).containsExactly("http://keycloak:8080/old");
    }

    @Test
    void a_detour_over_https_on_the_same_host_leads_to_no_other_host() {
        pages.page("https://evil.example/certs", json(OLD))
                .redirect("http://keycloak:8080/old", "https://keycloak/go")
                .redirect("https://keycloak/go", "https://evil.example/certs");

        assertRefused(
                allowing().at("http://keycloak:8080/old"),
                "expected a redirect of plain http to the same host, was to another");
        assertThat(pages.asked).containsExactly("http://keycloak:8080/old", "https://keycloak/go");
    }

    @Test
    void a_detour_of_metadata_over_https_names_no_host_that_is_not_listed() {
        pages.redirect(METADATA, "https://keycloak/metadata")
                .page("https://keycloak/metadata", metadata("https://evil.example/certs"));

        assertRefused(
                allowing().ofIssuer(ISSUER),
                "metadata: expected a jwks_uri on a host that plain http is allowed for, as the metadata came over"
                        + " plain http, was on another");
        assertThat(pages.asked).containsExactly(METADATA, "https://keycloak/metadata");
    }

    @Test
    void a_redirect_from_this_machine_does_not_lead_to_it() {
        pages.redirect("http://127.0.0.1:1/old", URL);
        RemoteJwkSet set = allowing().allowingLoopbackHttp().at("http://127.0.0.1:1/old");

        assertThatThrownBy(set::current)
                .hasMessageEndingWith("expected a redirect of plain http to the same host, was to another");
        assertThat(pages.asked).containsExactly("http://127.0.0.1:1/old");
    }

    @Test
    void a_redirect_from_https_does_not_lead_to_it() {
        pages.redirect("https://keycloak/old", URL);

        assertRefused(allowing().at("https://keycloak/old"), "expected a redirect to https, was to another scheme");
        assertThat(pages.asked).containsExactly("https://keycloak/old");
    }

    @ParameterizedTest
    @ValueSource(strings = {URL, "http://keys:8080/certs", "https://keycloak/certs"})
    void a_jwks_uri_on_a_listed_host_is_asked(String jwksUri) {
        pages.page(METADATA, metadata(jwksUri)).page(jwksUri, json(OLD));
        RemoteJwkSet set = allowing().allowingHttp("keys", 8080).ofIssuer(ISSUER);

        assertThat(set.current().keys()).hasSize(1);
    }

    @Test
    void a_jwks_uri_of_https_metadata_is_asked_over_http_only_if_its_host_is_listed() {
        String metadata = JsonObject.parse(metadata(URL))
                .with("issuer", "https://login.example")
                .toJson();
        pages.page("https://login.example/.well-known/openid-configuration", metadata);

        assertThat(allowing().ofIssuer("https://login.example").current().keys())
                .hasSize(1);
        assertThatThrownBy(builder().ofIssuer("https://login.example")::current)
                .hasMessageEndingWith("metadata: expected an https URL, was another");
    }

    @Test
    void a_jwks_uri_on_a_host_that_is_not_listed_is_not_asked() {
        pages.page(METADATA, metadata("http://evil.example:8080/certs"));

        assertRefused(
                allowing().ofIssuer(ISSUER),
                "metadata: expected https, or http to one of [keycloak:8080], was another");
        assertThat(pages.asked).containsExactly(METADATA);
    }

    @Test
    void metadata_over_plain_http_do_not_name_a_host_that_is_not_listed_over_https_either() {
        pages.page(METADATA, metadata("https://evil.example/certs"));

        assertRefused(
                allowing().ofIssuer(ISSUER),
                "metadata: expected a jwks_uri on a host that plain http is allowed for, as the metadata came over"
                        + " plain http, was on another");
        assertThat(pages.asked).containsExactly(METADATA);
    }

    @Test
    void the_state_shows_the_hosts() {
        assertThat(allowing().allowingHttp("Other", 80).at(URL).state().plainHttp())
                .containsExactly("keycloak:8080", "other:80");
        assertThat(RemoteJwkSet.at("https://login.example/jwks").state().plainHttp())
                .isEmpty();
    }
}
