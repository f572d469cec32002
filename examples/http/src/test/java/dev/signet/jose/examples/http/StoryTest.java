package dev.signet.jose.examples.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwk.Curve;
import dev.signet.jose.jwk.EcJwk;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.rotation.RotatingKeys;
import dev.signet.jose.jwt.JwtClaims;
import dev.signet.jose.jwt.JwtClaimsBuilder;
import dev.signet.jose.jwt.UnsecuredJwt;
import dev.signet.jose.jwt.replay.InMemoryReplayStore;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole story over HTTP on ports that are free. */
final class StoryTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Users USERS = Users.ofTheDemo(1);

    private static final EcJwk CLINIC = EcJwk.generate(Curve.P_256).withKeyId("clinic-1");

    private static final String NOT_PROTECTED =
            "the token is not protected with a key and an algorithm that are accepted";

    private final SigningKeys keys =
            new SigningKeys(RotatingKeys.inMemory(), Duration.ofMinutes(10), new MovableClock());
    private final Browser browser = new Browser();
    private LoginService login;
    private OrdersService orders;
    private ClinicService clinic;

    @BeforeEach
    void start() throws Exception {
        LoopbackServer server = new LoopbackServer(0);
        login = new LoginService(
                server, server.url(), keys, USERS, new PatientRecords(keys, CLINIC.toPublic(), CLOCK), CLOCK);
        orders = new OrdersService(0, login.url(), login.jwksUrl(), InMemoryReplayStore.holding(100), CLOCK);
        clinic = new ClinicService(0, login.url(), login.jwksUrl(), CLINIC, CLOCK);
    }

    @AfterEach
    void stop() {
        clinic.close();
        orders.close();
        login.close();
        keys.close();
    }

    @Test
    void alice_logs_in_and_sees_her_orders() throws Exception {
        HttpResponse<String> login = browser.post(this.login.url() + "/login", "user=alice&password=wonderland");
        assertThat(login.statusCode()).isEqualTo(200);
        assertThat(login.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(Browser.json(login).string("token_type")).contains("Bearer");
        assertThat(Browser.json(login).integer("expires_in")).hasValue(300);

        HttpResponse<String> seen =
                see(Browser.json(login).string("access_token").orElseThrow());
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(Browser.json(seen).string("customer")).contains("alice");
        assertThat(Browser.json(seen).strings("orders")).contains(List.of("tea", "scones"));
    }

    @Test
    void a_wrong_name_or_password_does_not_log_in() throws Exception {
        for (String form : List.of(
                "user=alice&password=Wonderland", "user=carol&password=wonderland", "user=alice", "", "%zz=1")) {
            HttpResponse<String> response = browser.post(login.url() + "/login", form);

            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.body()).isEqualTo("{\"error\":\"access_denied\"}");
        }
    }

    @Test
    void keys_are_published_and_no_private_one_among_them() throws Exception {
        HttpResponse<String> response = browser.get(login.jwksUrl());

        assertThat(response.headers().firstValue("Cache-Control")).contains("max-age=600");
        assertThat(JwkSet.ofPublic(JsonObject.parse(response.body())).keys())
                .as("the one that signs, and the next")
                .hasSize(2);
        assertThat(response.body()).doesNotContain("\"d\"");
    }

    @Test
    void a_new_key_is_found_while_everything_runs_and_the_old_token_stays_good() throws Exception {
        String before = browser.logIn(login, "alice", "wonderland");
        String oldKey = Browser.json(see(before)).string("signed_with").orElseThrow();

        String newKey = Browser.json(browser.post(login.url() + "/rotate", ""))
                .string("kid")
                .orElseThrow();
        HttpResponse<String> after = see(browser.logIn(login, "alice", "wonderland"));

        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(Browser.json(after).string("signed_with")).contains(newKey);
        assertThat(newKey).isNotEqualTo(oldKey);
        assertThat(see(before).statusCode()).isEqualTo(200);
    }

    @Test
    void a_token_of_a_key_that_was_taken_back_is_refused_by_who_never_knew_it() throws Exception {
        String token = browser.logIn(login, "alice", "wonderland");
        keys.rotate();
        keys.rotate();

        assertThat(Browser.challenge(see(token)))
                .isEqualTo("Bearer realm=\"orders\", error=\"invalid_token\"," + " error_description=\"" + NOT_PROTECTED
                        + "\"");
    }

    @Test
    void a_key_that_is_not_there_cannot_be_withdrawn() throws Exception {
        HttpResponse<String> response = browser.post(login.url() + "/withdraw", "kid=none");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("{\"error\":\"no_such_key\"}");
    }

    @Test
    void an_approval_places_one_order() throws Exception {
        String approval = approval("alice", "wonderland");
        HttpResponse<String> placed = place(approval);

        assertThat(placed.statusCode()).isEqualTo(200);
        assertThat(placed.body()).isEqualTo("{\"customer\":\"alice\",\"placed\":\"tea\"}");
        assertThat(place(approval).statusCode()).isEqualTo(401);
        assertThat(place(approval("alice", "wonderland")).statusCode()).isEqualTo(200);
    }

    @Test
    void an_access_token_is_no_approval_and_an_approval_no_access_token() throws Exception {
        assertThat(Browser.challenge(place(browser.logIn(login, "alice", "wonderland"))))
                .contains("the token is of another type");
        refused(approval("alice", "wonderland"), "the token is of another type");
    }

    @Test
    void only_a_customer_who_may_place_orders_gets_an_approval() throws Exception {
        for (String form : List.of("user=bob&password=builder", "user=alice&password=builder", "")) {
            assertThat(browser.post(login.url() + "/approve", form).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void a_request_without_a_token_is_told_how_to_come_back() throws Exception {
        HttpResponse<String> none = browser.get(orders.url() + "/orders");
        HttpResponse<String> basic = browser.get(orders.url() + "/orders", "Authorization", "Basic YTpi");

        for (HttpResponse<String> response : List.of(none, basic)) {
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(Browser.challenge(response)).isEqualTo("Bearer realm=\"orders\"");
        }
    }

    @Test
    void two_tokens_are_a_bad_request() throws Exception {
        String token = "Bearer " + browser.logIn(login, "alice", "wonderland");
        HttpResponse<String> response =
                browser.get(orders.url() + "/orders", "Authorization", token, "Authorization", token);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Browser.challenge(response)).contains("error=\"invalid_request\"");
    }

    @Test
    void a_token_that_does_not_allow_it_is_told_what_would() throws Exception {
        HttpResponse<String> response = see(browser.logIn(login, "bob", "builder"));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(Browser.challenge(response))
                .isEqualTo("Bearer realm=\"orders\", error=\"insufficient_scope\","
                        + " error_description=\"the token does not allow this request\", scope=\"orders:read\"");
    }

    @Test
    void an_expired_token_is_told_so() throws Exception {
        Clock anHourAgo = Clock.offset(CLOCK, Duration.ofHours(-1));
        JwtClaims old = claims(JwtClaims.builder(anHourAgo)).build();

        assertThat(Browser.challenge(see(keys.encoder(LoginService.ACCESS_TOKEN).encode(old))))
                .contains("the token has expired");
    }

    @Test
    void a_token_for_another_service_is_refused() throws Exception {
        String token = keys.encoder(LoginService.ACCESS_TOKEN)
                .encode(claims(JwtClaims.builder(CLOCK)).audience("invoices").build());

        refused(token, "the token is for another audience");
    }

    @Test
    void a_token_whose_claim_has_another_type_is_refused() throws Exception {
        String token = keys.encoder(LoginService.ACCESS_TOKEN)
                .encode(claims(JwtClaims.builder(CLOCK)).claim("scope", 7).build());

        refused(token, "the claims of the token are not accepted");
        assertThat(see(keys.encoder(LoginService.ACCESS_TOKEN)
                                .encode(claims(JwtClaims.builder(CLOCK)).build()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_spoilt_token_is_refused_and_nothing_of_it_repeated() throws Exception {
        String token = browser.logIn(login, "alice", "wonderland");
        String payload = token.split("\\.")[1];
        for (String spoilt : List.of(token + "x", token.substring(1), token + ".")) {
            HttpResponse<String> response = see(spoilt);

            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(Browser.challenge(response) + response.body())
                    .doesNotContain(
                            payload,
                            "alice",
                            keys.published().keys().keys().get(0).keyId().orElseThrow());
        }
    }

    @Test
    void what_cannot_be_a_token_is_a_bad_request_and_nothing_of_it_repeated() throws Exception {
        for (String other : List.of("\"><script>", "a b", "", "a, Bearer b")) {
            HttpResponse<String> response = see(other);

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(Browser.challenge(response))
                    .isEqualTo("Bearer realm=\"orders\", error=\"invalid_request\","
                            + " error_description=\"expected Bearer and a token in the Authorization field\"");
        }
    }

    @Test
    void a_token_without_a_signature_is_refused() throws Exception {
        String token = browser.logIn(login, "alice", "wonderland");
        JwtClaims claims = claims(JwtClaims.builder(CLOCK)).build();

        refused(token.substring(0, token.lastIndexOf('.') + 1), NOT_PROTECTED);
        refused(UnsecuredJwt.encode(claims), NOT_PROTECTED);
    }

    @Test
    void without_the_login_service_there_are_no_keys_and_no_token_is_at_fault() throws Exception {
        String token = browser.logIn(login, "alice", "wonderland");
        login.close();
        HttpResponse<String> response = see(token);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("5");
        assertThat(Browser.challenge(response)).isEqualTo("none");
    }

    @Test
    void a_patient_brings_a_record_that_only_the_doctor_can_read() throws Exception {
        String record = record();
        HttpResponse<String> reception = bring(record, "dave", "telephone", "/reception");
        HttpResponse<String> doctor = bring(record, "carol", "stethoscope", "/doctor");

        assertThat(reception.body())
                .isEqualTo("{\"patient\":\"alice\",\"name\":\"Alice Liddell\",\"ssn_sealed\":true,"
                        + "\"diagnoses_sealed\":true}");
        assertThat(doctor.body())
                .isEqualTo("{\"patient\":\"alice\",\"name\":\"Alice Liddell\",\"ssn\":\"078-05-1120\","
                        + "\"diagnoses\":[\"fell down a hole\",\"grows and shrinks\"]}");
        assertThat(new String(Base64Url.decode(record.split("\\.")[1]), UTF_8))
                .contains("Alice Liddell")
                .doesNotContain("078-05-1120", "shrinks");
    }

    @Test
    void a_receptionist_and_a_customer_are_no_doctors() throws Exception {
        HttpResponse<String> receptionist = bring(record(), "dave", "telephone", "/doctor");
        HttpResponse<String> customer = bring(record(), "alice", "wonderland", "/doctor");

        assertThat(receptionist.statusCode()).isEqualTo(403);
        assertThat(Browser.challenge(receptionist)).contains("realm=\"clinic\"", "scope=\"records:read\"");
        assertThat(customer.statusCode()).isEqualTo(401);
        assertThat(receptionist.body() + customer.body()).doesNotContain("078-05-1120");
    }

    @Test
    void a_record_that_was_changed_or_is_none_is_refused() throws Exception {
        String record = record();
        String other = record();
        String mixed = record.substring(0, record.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'));
        for (String wrong : List.of(mixed, record + "x", "", browser.logIn(login, "carol", "stethoscope"))) {
            HttpResponse<String> response = bring(wrong, "carol", "stethoscope", "/doctor");

            assertThat(response.statusCode()).isEqualTo(422);
            assertThat(response.body()).isEqualTo("{\"error\":\"record_refused\"}");
        }
    }

    @Test
    void a_record_is_no_access_token() throws Exception {
        refused(record(), "the token is of another type");
    }

    @Test
    void no_user_gets_the_record_of_others() throws Exception {
        for (String form : List.of("user=alice&password=builder", "user=bob&password=builder", "")) {
            assertThat(browser.post(login.url() + "/record", form).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void other_paths_and_methods_are_not_there() throws Exception {
        assertThat(browser.get(orders.url() + "/orders/7").statusCode()).isEqualTo(404);
        assertThat(browser.post(orders.url() + "/orders", "").statusCode()).isEqualTo(405);
        assertThat(browser.get(login.url() + "/login").statusCode()).isEqualTo(405);
    }

    @Test
    void the_demo_says_what_to_try() {
        assertThat(Demo.lines(login.url(), orders.url(), clinic.url()))
                .contains("curl -i -H \"Authorization: Bearer $TOKEN\" " + orders.url() + "/orders");
    }

    @Test
    void the_demo_refuses_words_that_are_no_port() {
        assertThat(Demo.port(List.of())).hasValue(8700);
        assertThat(Demo.port(List.of("0"))).hasValue(0);
        for (String wrong : List.of("", "x", "-1", "65533", "99999", "instance")) {
            assertThat(Demo.port(List.of(wrong))).as(wrong).isEmpty();
        }
        assertThat(Demo.port(List.of("8700", "8701"))).isEmpty();
    }

    private String approval(String user, String password) throws Exception {
        return Browser.json(browser.post(login.url() + "/approve", "user=" + user + "&password=" + password))
                .string("approval")
                .orElseThrow();
    }

    private HttpResponse<String> place(String token) throws Exception {
        return browser.post(orders.url() + "/place", "", "Authorization", "Bearer " + token);
    }

    private String record() throws Exception {
        return Browser.json(browser.post(login.url() + "/record", "user=alice&password=wonderland"))
                .string("record")
                .orElseThrow();
    }

    private HttpResponse<String> bring(String record, String user, String password, String path) throws Exception {
        String token = browser.logIn(login, user, password);
        return browser.post(clinic.url() + path, record, "Authorization", "Bearer " + token);
    }

    private void refused(String token, String why) throws Exception {
        HttpResponse<String> response = see(token);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(Browser.challenge(response))
                .isEqualTo("Bearer realm=\"orders\", error=\"invalid_token\", error_description=\"" + why + "\"");
    }

    private HttpResponse<String> see(String token) throws Exception {
        return browser.get(orders.url() + "/orders", "Authorization", "Bearer " + token);
    }

    private JwtClaimsBuilder claims(JwtClaimsBuilder builder) {
        return builder.issuer(login.url())
                .subject("alice")
                .audience(LoginService.AUDIENCE)
                .lifetime(Duration.ofMinutes(5))
                .claim("scope", "orders:read");
    }
}
