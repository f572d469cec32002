package dev.signet.jose.benchmarks.suite;

import dev.signet.jose.benchmarks.questions.ProviderBenchmark.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The primitives of each provider, see {@code docs/providers.md}. */
final class ProviderRows {

    private static final Set<Operation> NOT_IN_ACCP =
            Set.of(Operation.X25519_GENERATE, Operation.X25519_AGREE, Operation.A256KW);

    private ProviderRows() {}

    static List<Row> all() {
        List<Row> rows = new ArrayList<>();
        for (String provider : List.of("JDK", "BouncyCastle", "ACCP")) {
            for (Operation operation : Operation.values()) {
                if (!provider.equals("ACCP") || !NOT_IN_ACCP.contains(operation)) {
                    rows.add(Row.of(
                            Plan.FULL,
                            "primitive",
                            operation.name(),
                            provider,
                            "ProviderBenchmark.compute",
                            Map.of("provider", provider, "operation", operation.name())));
                }
            }
        }
        return rows;
    }
}
