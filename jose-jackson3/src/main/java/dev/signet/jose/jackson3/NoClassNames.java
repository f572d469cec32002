package dev.signet.jose.jackson3;

import tools.jackson.databind.DatabindContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;

/**
 * Validator that refuses every class name in JSON. Jackson consults it for class names only: types with logical names,
 * which their author has listed, still work. Immutable.
 */
final class NoClassNames extends PolymorphicTypeValidator.Base {

    private static final long serialVersionUID = 1L;

    @Override
    public Validity validateBaseType(DatabindContext context, JavaType baseType) {
        return Validity.DENIED;
    }
}
