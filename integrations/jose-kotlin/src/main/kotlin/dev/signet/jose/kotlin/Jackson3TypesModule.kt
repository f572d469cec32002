package dev.signet.jose.kotlin

import com.fasterxml.jackson.annotation.JsonFormat
import com.fasterxml.jackson.annotation.JsonSetter
import com.fasterxml.jackson.annotation.Nulls
import tools.jackson.core.JsonGenerator
import tools.jackson.core.JsonParser
import tools.jackson.databind.BeanDescription
import tools.jackson.databind.DeserializationConfig
import tools.jackson.databind.DeserializationContext
import tools.jackson.databind.JavaType
import tools.jackson.databind.SerializationConfig
import tools.jackson.databind.SerializationContext
import tools.jackson.databind.ValueDeserializer
import tools.jackson.databind.ValueSerializer
import tools.jackson.databind.cfg.MapperConfig
import tools.jackson.databind.deser.Deserializers
import tools.jackson.databind.deser.std.StdDeserializer
import tools.jackson.databind.introspect.Annotated
import tools.jackson.databind.introspect.AnnotatedConstructor
import tools.jackson.databind.introspect.AnnotatedParameter
import tools.jackson.databind.introspect.NopAnnotationIntrospector
import tools.jackson.databind.module.SimpleModule
import tools.jackson.databind.ser.Serializers
import tools.jackson.databind.ser.std.StdSerializer

/** What [JacksonTypesModule] is for Jackson 2, for Jackson 3. */
internal class Jackson3TypesModule : SimpleModule("dev.signet.jose.KotlinTypes") {
    override fun setupModule(context: SetupContext) {
        context.appendAnnotationIntrospector(NullableTypes())
        context.addDeserializers(RefusedTypes())
        context.addSerializers(RefusedTypesInWriting())
    }

    private class NullableTypes : NopAnnotationIntrospector() {
        override fun findSetterInfo(config: MapperConfig<*>, annotated: Annotated): JsonSetter.Value =
            if (annotated is AnnotatedParameter &&
                annotated.owner is AnnotatedConstructor &&
                hasKnownNullability(annotated.declaringClass)
            ) {
                JsonSetter.Value.forValueNulls(Nulls.SET, Nulls.FAIL)
            } else {
                JsonSetter.Value.empty()
            }
    }

    private class RefusedTypes : Deserializers.Base() {
        override fun findBeanDeserializer(
            type: JavaType,
            config: DeserializationConfig,
            description: BeanDescription.Supplier,
        ): ValueDeserializer<*>? = if (isRefused(type.rawClass)) Refusal(type) else null

        override fun hasDeserializerFor(config: DeserializationConfig, type: Class<*>): Boolean = isRefused(type)

        private class Refusal(type: JavaType) : StdDeserializer<Any>(type) {
            override fun deserialize(parser: JsonParser, context: DeserializationContext): Any =
                context.reportBadDefinition(handledType(), "expected another type")
        }
    }

    private class RefusedTypesInWriting : Serializers.Base() {
        override fun findSerializer(
            config: SerializationConfig,
            type: JavaType,
            description: BeanDescription.Supplier,
            format: JsonFormat.Value?,
        ): ValueSerializer<*>? = if (isRefused(type.rawClass)) Refusal(type) else null

        private class Refusal(type: JavaType) : StdSerializer<Any>(type) {
            override fun serialize(value: Any, generator: JsonGenerator, context: SerializationContext) {
                context.reportBadDefinition<Any>(handledType(), "expected another type")
            }
        }
    }
}
