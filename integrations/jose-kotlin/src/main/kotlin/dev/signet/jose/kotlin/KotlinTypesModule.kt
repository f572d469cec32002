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

/** What a strict binding says about Kotlin's types, before Kotlin's own module does. */
internal class KotlinTypesModule : SimpleModule("dev.signet.jose.KotlinTypes") {
    override fun setupModule(context: SetupContext) {
        context.appendAnnotationIntrospector(NullableTypes())
        context.addDeserializers(RefusedTypes())
        context.addSerializers(RefusedTypesInWriting())
    }
}

/**
 * Leaves it to Kotlin's module whether a property may be JSON's `null`, which a strict binding refuses otherwise: it
 * knows which types are nullable. A type parameter is nullable to it whatever its argument is, so not in generic
 * classes.
 */
private class NullableTypes : NopAnnotationIntrospector() {
    override fun findSetterInfo(annotated: Annotated): JsonSetter.Value =
        if (annotated is AnnotatedParameter && isChecked(annotated)) {
            JsonSetter.Value.forValueNulls(Nulls.SET, Nulls.FAIL)
        } else {
            JsonSetter.Value.empty()
        }

    private fun isChecked(parameter: AnnotatedParameter): Boolean {
        val type = parameter.declaringClass
        return parameter.owner is AnnotatedConstructor &&
            type.isAnnotationPresent(Metadata::class.java) &&
            type.kotlin.typeParameters.isEmpty()
    }
}

/**
 * Whether a type is one of Kotlin's library, other than a pair or a triple. None has a single form in JSON: a duration
 * is written as the bits of its only field, a time as an object, and a fraction is cut to an unsigned integer.
 */
private fun isRefused(type: JavaType): Boolean =
    type.rawClass.name.startsWith("kotlin.") && !type.hasRawClass(Pair::class.java) &&
        !type.hasRawClass(Triple::class.java)

private class RefusedTypes : Deserializers.Base() {
    override fun findBeanDeserializer(
        type: JavaType,
        config: DeserializationConfig,
        description: BeanDescription,
    ): JsonDeserializer<*>? = if (isRefused(type)) Refusal(type) else null

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
    ): JsonSerializer<*>? = if (isRefused(type)) Refusal(type) else null

    private class Refusal(type: JavaType) : StdSerializer<Any>(type) {
        override fun serialize(value: Any, generator: JsonGenerator, provider: SerializerProvider) {
            provider.reportBadDefinition<Any>(handledType(), "expected another type")
        }
    }
}
