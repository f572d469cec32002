package consumer;

import dev.signet.jose.core.JsonBinding;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jackson3.JacksonBinding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import tools.jackson.databind.json.JsonMapper;

/** A user who binds claims to a record. */
final class Main {

    record Session(String sub, List<String> roles, Instant exp, Optional<String> tenant) {}

    private Main() {}

    public static void main(String[] args) {
        JsonBinding found = ServiceLoader.load(JsonBinding.class).findFirst().orElseThrow();
        Session session =
                new Session("alice", List.of("clerk"), Instant.ofEpochSecond(1_767_229_200), Optional.empty());

        byte[] json = found.write(session);
        Session same = (Session) found.read(json, Session.class);

        System.out.println(JsonObject.parse(json).toJson());
        System.out.println(session.equals(same));
        System.out.println(session.equals(
                JacksonBinding.of(JsonMapper.builder().findAndAddModules().build())
                        .<Session>read(json, Session.class)));
    }
}
