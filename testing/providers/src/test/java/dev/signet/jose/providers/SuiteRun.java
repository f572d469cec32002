package dev.signet.jose.providers;

import static org.junit.platform.engine.discovery.ClassNameFilter.excludeClassNamePatterns;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The tests of a module: a program that prints the name of each method that fails, and how many tests succeed. */
final class SuiteRun implements TestExecutionListener {

    /**
     * What no provider has a part in: the shape of the code, what does not compile, JVMs of their own, input that is made
     * up, and arithmetic of Signet's own; what registers BouncyCastle itself and compares with the JDK's own; ML-DSA, whose
     * providers depend on the version of the JDK; and HPKE, which only the classes of BouncyCastle do.
     */
    private static final String ELSEWHERE =
            ".*(Architecture|Api|Misuse|NamedModule|Fuzz|FermatFactorization|IntegerRoot|JacobiSymbol|SmallPrimes|Inflating"
                    + "|BouncyCastleClasses|ColdStart|CertificateProviders|MlDsa.*|Hpke.*)Test.*";

    private final Set<String> failed = new TreeSet<>();
    private long succeeded;

    private SuiteRun() {}

    /**
     * Runs the tests.
     *
     * @param arguments the folder of the tests' classes, a pattern of the names of classes, then what {@link Registration}
     *     takes
     */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Registration.of(List.of(arguments).subList(2, arguments.length));
        LauncherDiscoveryRequest tests = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClasspathRoots(Set.of(Path.of(arguments[0]))))
                .filters(includeClassNamePatterns(arguments[1]), excludeClassNamePatterns(ELSEWHERE))
                .build();
        SuiteRun run = new SuiteRun();
        LauncherFactory.create().execute(tests, run);
        run.failed.forEach(System.out::println);
        System.out.println(run.succeeded);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.FAILED) {
            failed.add(test.getSource().map(SuiteRun::name).orElseGet(test::getDisplayName));
            result.getThrowable().ifPresent(Throwable::printStackTrace);
        } else if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL && test.isTest()) {
            succeeded++;
        }
    }

    private static String name(Object source) {
        if (source instanceof MethodSource method) {
            return simple(method.getClassName()) + "." + method.getMethodName();
        }
        return source instanceof ClassSource type ? simple(type.getClassName()) : source.toString();
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
