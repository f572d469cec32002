package dev.signet.jose.spring.boot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which property stopped the start, what it must be, and a line to begin with. */
final class SignetPropertyFailureAnalyzer extends AbstractFailureAnalyzer<SignetPropertyException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SignetPropertyException cause) {
        return new FailureAnalysis(
                "The property " + cause.property() + " cannot be used: " + cause.expected() + ".",
                cause.exampleLine()
                        .map(line -> "Set it in the configuration of the application, for example:\n\n    " + line)
                        .orElse("Change or remove it in the configuration of the application."),
                cause);
    }
}
