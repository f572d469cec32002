package dev.signet.jose.kotlin

import dev.signet.jose.core.JoseHeader
import dev.signet.jose.core.JsonNull
import dev.signet.jose.core.JsonObject
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatIllegalArgumentException
import org.junit.jupiter.api.Test
import java.math.BigDecimal
import java.time.Instant

class JsonObjectTest {
    private val json =
        JsonObject.parse(
            """
            {"text": "AQI", "yes": true, "seven": 7, "half": 0.5, "object": {"a": 1}, "texts": ["a"],
             "objects": [{"a": 1}], "nothing": null}
            """,
        )

    @Test
    fun members_are_values() {
        assertThat(json.valueOrNull("seven")).isEqualTo(7L)
        assertThat(json.valueOrNull("nothing")).isEqualTo(JsonNull.NULL)
        assertThat(json.stringOrNull("text")).isEqualTo("AQI")
        assertThat(json.boolOrNull("yes")).isTrue()
        assertThat(json.integerOrNull("seven")).isEqualTo(7)
        assertThat(json.numberOrNull("half")).isEqualTo(BigDecimal("0.5"))
        assertThat(json.instantOrNull("seven")).isEqualTo(Instant.ofEpochSecond(7))
        assertThat(json.octetsOrNull("text")).containsExactly(1, 2)
        assertThat(json.objectOrNull("object")).isEqualTo(jsonObject { put("a", 1) })
        assertThat(json.arrayOrNull("texts")).containsExactly("a")
        assertThat(json.stringsOrNull("texts")).containsExactly("a")
        assertThat(json.objectsOrNull("objects")).containsExactly(jsonObject { put("a", 1) })
    }

    @Test
    fun members_that_are_absent_are_null() {
        assertThat(
            listOf(
                json.valueOrNull("x"),
                json.stringOrNull("x"),
                json.boolOrNull("x"),
                json.integerOrNull("x"),
                json.numberOrNull("x"),
                json.instantOrNull("x"),
                json.octetsOrNull("x"),
                json.objectOrNull("x"),
                json.arrayOrNull("x"),
                json.stringsOrNull("x"),
                json.objectsOrNull("x"),
            ),
        ).containsOnlyNulls()
    }

    @Test
    fun members_of_another_type_are_refused() {
        val calls =
            listOf<(String) -> Any?>(
                json::stringOrNull,
                json::boolOrNull,
                json::integerOrNull,
                json::numberOrNull,
                json::instantOrNull,
                json::octetsOrNull,
                json::objectOrNull,
                json::arrayOrNull,
                json::stringsOrNull,
                json::objectsOrNull,
            )

        assertThat(calls).allSatisfy({ call ->
            assertThatIllegalArgumentException().isThrownBy { call("nothing") }.withMessageContaining("nothing")
        })
    }

    @Test
    fun parameters_of_a_header_are_properties() {
        val header =
            JoseHeader.of(
                jsonObject {
                    put("alg", "RSA-OAEP")
                    put("enc", "A256GCM")
                    put("kid", "1")
                    put("typ", "JWT")
                    put("cty", "at+jwt")
                },
            )

        assertThat(listOf(header.algorithm, header.encryption, header.keyId, header.type, header.contentType))
            .containsExactly("RSA-OAEP", "A256GCM", "1", "JWT", "at+jwt")
    }

    @Test
    fun parameters_that_are_absent_are_null() {
        val header = JoseHeader.empty()

        assertThat(listOf(header.algorithm, header.encryption, header.keyId, header.type, header.contentType))
            .containsOnlyNulls()
    }
}
