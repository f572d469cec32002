package dev.signet.jose.packaged;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * How the commands of a kind are run here. A command that fits no treatment fails the test: it is to be added to one. Immutable.
 *
 * @param commands what the command looks like
 * @param script makes the script that is run in its place; nothing is run if it is empty
 * @param reason why the command itself is not run as it stands
 */
record Treatment(Pattern commands, UnaryOperator<String> script, String reason) {

    private static final String FLAGS = "(?: -[qB]| -ntp| -DskipTests| -am| -P[a-z]+| -pl [a-z,/-]+)*";

    private static final List<Treatment> ALL = List.of(
            asItStands("\\./jose (?:demo|inspect|jwk|jws|jwe|jwt)\\b.*"),
            asItStands("java -cp 'lib/\\*' [A-Za-z]+\\.java"),
            instead(
                    "mvn -q dependency:copy-dependencies -DoutputDirectory=lib",
                    text -> "mkdir -p lib && cp $JARS lib",
                    "no internet; these are the jars that were built"),
            instead("\\./jose jwks fetch .*", text -> text.replace("https://login.example", "$LOGIN"), "no internet"),
            instead("\\./jose COMMAND --help", text -> text.replace("COMMAND", "jwt issue"), "any command will do"),
            instead(
                    "java -jar benchmarks/target/benchmarks\\.jar.*",
                    text -> text + " -l | grep '^dev\\.signet\\.jose\\.benchmarks'",
                    "measures for many minutes: here it lists what it would measure; the module benchmarks runs each"
                            + " once"),
            instead(
                    "java -cp 'benchmarks/target/benchmarks\\.jar:[^']*' org\\.openjdk\\.jmh\\.Main .*",
                    text -> text + " -l | grep '^dev\\.signet\\.jose\\.benchmarks'",
                    "measures for a minute: here it lists what it would measure"),
            instead(
                    "benchmarks/(?:run|guard) .*",
                    text -> "bash -n benchmarks/run && test -x benchmarks/run",
                    "measures for many minutes; the module benchmarks runs each once"),
            instead(
                    "testing/interop/run.*",
                    text -> "bash -n testing/interop/run",
                    "takes minutes and wants other languages' packages"),
            notHere(
                    "mvn" + FLAGS + " (?:verify|test|package|install)" + FLAGS,
                    "it is a part of the build that runs this test"),
            notHere(
                    "mvn (?:-Pwycheproof )?-pl testing/vectors -am test .*",
                    "these tests are a part of the build or take minutes"),
            notHere("mvn -P(?:fuzz|properties) .*", "takes minutes; the module testing/fuzz does each for a moment"),
            notHere("mvn -Pprovider-suites,fips .* test", "takes minutes; the module providers runs a part of it"),
            notHere(
                    "mvn -P(?:load|timing) -pl testing/load -am test .*",
                    "takes minutes and changes documents; each build runs a little of it"),
            notHere(
                    "mvn -Pspark(?:rates)? -pl integrations/jose-spark -am test .*",
                    "starts a cluster, or measures; each build runs Spark in one process"),
            instead(
                    "\\./examples/spark/run",
                    text -> "bash -n " + text,
                    "starts Spark; the test of the example runs the job"),
            notHere("mvn spotless:apply", "formats the sources"),
            notHere("mvn -Prelease -DskipTests -Dgpg\\.keyname=KEY .* deploy", "needs a key"),
            instead(
                    "docs/prove.*",
                    text -> "bash -n docs/prove",
                    "runs everything, for hours; ProofTest runs it with commands of its own"),
            instead("\\.ci/(?:run|reproducible)", text -> "bash -n " + text, "builds everything, twice"),
            notHere("find \\. -name pom\\.xml .*|git (?:commit|tag|push) .*", "changes the sources or the repository"),
            notHere("apt-get install .*", "changes the machine"),
            notHere("\\(cd testing/interop && npm install .*", "no internet"),
            notHere("\\./examples/http/run(?: instances)?", "ServicesTest starts it"),
            notHere("java -cp 'examples/spring/target/.*OrdersApplication", "ServicesTest starts it"),
            instead("\\./examples/spring/load", text -> "bash -n " + text, "measures for minutes"),
            notHere(
                    "curl -i -H \"Authorization: Bearer \\$TOKEN\" http://127\\.0\\.0\\.1:8710/orders",
                    "ServicesTest runs it"),
            notHere("redis-server .*|redis-cli .*", "the tests of jose-jwt-replay-redis start and configure servers"),
            notHere("(?:softhsm2-util|printf|keytool) .*", "Pkcs11Test runs them"),
            notHere("jlink .*", "JlinkTest runs them"),
            notHere("\\./(?:jose|run)", "the name of a file"));

    /** Returns the treatment of a command. */
    static Optional<Treatment> of(Command command) {
        return ALL.stream()
                .filter(one -> one.commands.matcher(command.text()).matches())
                .findFirst();
    }

    private static Treatment asItStands(String commands) {
        return instead(commands, UnaryOperator.identity(), "");
    }

    private static Treatment instead(String commands, UnaryOperator<String> script, String reason) {
        return new Treatment(Pattern.compile(commands, Pattern.DOTALL), script, reason);
    }

    private static Treatment notHere(String commands, String reason) {
        return instead(commands, text -> "", reason);
    }
}
