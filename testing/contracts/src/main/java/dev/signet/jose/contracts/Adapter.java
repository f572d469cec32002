package dev.signet.jose.contracts;

import dev.signet.jose.core.JsonBinding;

/** An adapter to a JSON library: its bindings, and mappers with its modules. */
public interface Adapter {

    /** Returns the binding of an application that configures nothing. */
    JsonBinding strict();

    /** Returns that binding with unknown members refused. */
    JsonBinding strictRefusingUnknown();

    /** Returns the binding with the settings of a mapper as the library makes it. */
    JsonBinding ofMapper();

    /** Returns that binding with unknown members refused. */
    JsonBinding ofMapperRefusingUnknown();

    /** Returns the binding of a mapper whose validator accepts every class name. */
    JsonBinding ofMapperAllowingClassNames();

    /** Returns the binding of a mapper that finds the annotations of one class on another as well. */
    JsonBinding ofMapperWithMixIn(Class<?> target, Class<?> source);

    /** Returns a mapper with the module for public keys, which reads NaN and infinity. */
    Documents publicKeys();

    /** Returns a mapper with the module for private keys. */
    Documents privateKeys();

    /** Returns a mapper with the module for public keys and default typing. */
    Documents publicKeysWithDefaultTyping();

    /** Returns a mapper with the module for claims. */
    Documents claims();

    /** A mapper of documents. */
    interface Documents {

        /** Returns the JSON of a value that is declared with a type. */
        String write(Object value, Class<?> type) throws Exception;

        /** Returns the JSON of a value. */
        default String write(Object value) throws Exception {
            return write(value, value.getClass());
        }

        /** Returns the value of a JSON text. */
        <T> T read(String json, Class<T> type) throws Exception;

        /** Returns a value as another type, without JSON between them. */
        <T> T convert(Object value, Class<T> type) throws Exception;

        /** Returns the class of the exceptions for values that do not fit. */
        Class<? extends Exception> mismatch();

        /** Returns the class of all exceptions. */
        Class<? extends Exception> failure();
    }
}
