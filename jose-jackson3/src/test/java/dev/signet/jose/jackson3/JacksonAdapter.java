package dev.signet.jose.jackson3;

import dev.signet.jose.contracts.Adapter;
import dev.signet.jose.core.JsonBinding;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;

/** This adapter, for the contracts of all. */
final class JacksonAdapter implements Adapter {

    static final PolymorphicTypeValidator ANYTHING = BasicPolymorphicTypeValidator.builder()
            .allowIfBaseType(Object.class)
            .allowIfSubType(Object.class)
            .build();

    @Override
    public JsonBinding strict() {
        return new JacksonBinding();
    }

    @Override
    public JsonBinding strictRefusingUnknown() {
        return new JacksonBinding().refusingUnknown();
    }

    @Override
    public JsonBinding ofMapper() {
        return JacksonBinding.of(new JsonMapper());
    }

    @Override
    public JsonBinding ofMapperRefusingUnknown() {
        return JacksonBinding.of(new JsonMapper()).refusingUnknown();
    }

    @Override
    public JsonBinding ofMapperAllowingClassNames() {
        return JacksonBinding.of(
                JsonMapper.builder().polymorphicTypeValidator(ANYTHING).build());
    }

    @Override
    public JsonBinding ofMapperWithMixIn(Class<?> target, Class<?> source) {
        return JacksonBinding.of(JsonMapper.builder().addMixIn(target, source).build());
    }

    @Override
    public Documents publicKeys() {
        return new Mapper(with(JwkModule.publicKeys())
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build());
    }

    @Override
    public Documents privateKeys() {
        return new Mapper(with(JwkModule.privateKeys()).build());
    }

    @Override
    public Documents publicKeysWithDefaultTyping() {
        return new Mapper(with(JwkModule.publicKeys())
                .activateDefaultTyping(ANYTHING, DefaultTyping.NON_FINAL)
                .build());
    }

    @Override
    public Documents claims() {
        return new Mapper(with(new JwtClaimsModule()).build());
    }

    private static JsonMapper.Builder with(JacksonModule module) {
        return JsonMapper.builder().addModule(module);
    }

    private record Mapper(JsonMapper mapper) implements Documents {

        @Override
        public String write(Object value, Class<?> type) {
            return mapper.writerFor(type).writeValueAsString(value);
        }

        @Override
        public <T> T read(String json, Class<T> type) {
            return mapper.readValue(json, type);
        }

        @Override
        public <T> T convert(Object value, Class<T> type) {
            return mapper.convertValue(value, type);
        }

        @Override
        public Class<? extends Exception> mismatch() {
            return MismatchedInputException.class;
        }

        @Override
        public Class<? extends Exception> failure() {
            return JacksonException.class;
        }
    }
}
