package dev.signet.jose.spring.boot;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches if a property below a name is set. */
abstract sealed class ConfiguredCondition implements Condition {

    private final ConfigurationPropertyName name;

    private ConfiguredCondition(String name) {
        this.name = ConfigurationPropertyName.of(name);
    }

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(context.getEnvironment())) {
            if (source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT) {
                return true;
            }
        }
        return false;
    }

    /** Matches if there is any property of the starter. */
    static final class OfStarter extends ConfiguredCondition {
        OfStarter() {
            super(SignetJwtProperties.PREFIX);
        }
    }

    /** Matches if there is a property of an issuer. */
    static final class OfIssuers extends ConfiguredCondition {
        OfIssuers() {
            super(SignetJwtProperties.ISSUERS);
        }
    }

    /** Matches if there is a property of the encoder. */
    static final class OfEncoder extends ConfiguredCondition {
        OfEncoder() {
            super(SignetJwtProperties.ENCODER);
        }
    }
}
