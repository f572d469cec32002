package dev.signet.jose.kotlin

import com.fasterxml.jackson.annotation.JsonSetter
import com.fasterxml.jackson.annotation.Nulls
import com.fasterxml.jackson.core.JsonGenerator
import com.fasterxml.jackson.core.JsonParser
import com.fasterxml.jackson.databind.BeanDescription
import com.fasterxml.jackson.databind.DeserializationConfig
import com.fasterxml.jackson.databind.DeserializationContext
import com.fasterxml.jackson.databind.JavaType
import com.fasterxml.jackson.databind.JsonDeserializer
import com.fasterxml.jackson.databind.JsonSerializer
import com.fasterxml.jackson.databind.SerializationConfig
import com.fasterxml.jackson.databind.SerializerProvider
import com.fasterxml.jackson.databind.deser.Deserializers
import com.fasterxml.jackson.databind.deser.std.StdDeserializer
import com.fasterxml.jackson.databind.introspect.Annotated
import com.fasterxml.jackson.databind.introspect.AnnotatedConstructor
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector
import com.fasterxml.jackson.databind.module.SimpleModule
import com.fasterxml.jackson.databind.ser.Serializers
import com.fasterxml.jackson.databind.ser.std.StdSerializer

/** What a strict binding says about Kotlin's types, before Kotlin's own module does, for Jackson 2. */
internal class JacksonTypesModule : SimpleModule("dev.signet.jose.KotlinTypes") {
    override fun setupModule(context: SetupContext) {
        context.appendAnnotationIntrospector(NullableTypes())
        context.addDeserializers(RefusedTypes())
        context.addSerializers(RefusedTypesInWriting())
    }

    private class NullableTypes : NopAnnotationIntrospector() {
        override fun findSetterInfo(annotated: Annotated): JsonSetter.Value = if (annotated is AnnotatedParameter &&
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
            description: BeanDescription,
        ): JsonDeserializer<*>? = if (isRefused(type.rawClass)) Refusal(type) else null

        private class Refusal(type: JavaType) : StdDeserializer<Any>(type) {
            override fun deserialize(parser: JsonParser, context: DeserializationContext): Any =
                context.reportBadDefinition(handledType(), "expected another type")
        }
    }

    private class RefusedTypesInWriting : Serializers.Base() {
        override fun findSerializer(
            config: SerializationConfig,
            type: JavaType,
            description: BeanDescription,
        ): JsonSerializer<*>? = if (isRefused(type.rawClass)) Refusal(type) else null

        private class Refusal(type: JavaType) : StdSerializer<Any>(type) {
            override fun serialize(value: Any, generator: JsonGenerator, provider: SerializerProvider) {
                provider.reportBadDefinition<Any>(handledType(), "expected another type")
            }
        }
    }
}
