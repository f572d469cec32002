package dev.signet.jose.jackson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.jsontype.PolymorphicTypeValidator;
import dev.signet.jose.contracts.Adapter;
import dev.signet.jose.core.JsonBinding;

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
        return JacksonBinding.of(new ObjectMapper());
    }

    @Override
    public JsonBinding ofMapperRefusingUnknown() {
        return JacksonBinding.of(new ObjectMapper()).refusingUnknown();
    }

    @Override
    public JsonBinding ofMapperAllowingClassNames() {
        return JacksonBinding.of(new ObjectMapper().setPolymorphicTypeValidator(ANYTHING));
    }

    @Override
    public JsonBinding ofMapperWithMixIn(Class<?> target, Class<?> source) {
        return JacksonBinding.of(new ObjectMapper().addMixIn(target, source));
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
                .activateDefaultTyping(ANYTHING, ObjectMapper.DefaultTyping.NON_FINAL)
                .build());
    }

    @Override
    public Documents claims() {
        return new Mapper(with(new JwtClaimsModule()).build());
    }

    private static JsonMapper.Builder with(Module module) {
        return JsonMapper.builder().addModule(module);
    }

    private record Mapper(ObjectMapper mapper) implements Documents {

        @Override
        public String write(Object value, Class<?> type) throws JsonProcessingException {
            return mapper.writerFor(type).writeValueAsString(value);
        }

        @Override
        public <T> T read(String json, Class<T> type) throws JsonProcessingException {
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
            return JsonProcessingException.class;
        }
    }
}
