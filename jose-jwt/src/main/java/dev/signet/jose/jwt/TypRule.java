package dev.signet.jose.jwt;

/**
 * The rule for kinds of tokens that have no {@code typ} of their own: not that of another kind (RFC 8725 section 3.12).
 */
final class TypRule {

    private TypRule() {}

    /** {@code typ} is absent, or {@code JWT}, or one of these. */
    static TokenRule refused(String... own) {
        return (context, claims, failures) -> {
            if (context.header().type().isEmpty() || context.header().isType("JWT")) {
                return;
            }
            for (String mediaType : own) {
                if (context.header().isType(mediaType)) {
                    return;
                }
            }
            failures.add(TokenRules.unexpected("typ", expected(own), true, "another"));
        };
    }

    private static String expected(String... own) {
        StringBuilder expected = new StringBuilder("\"JWT\"");
        for (String mediaType : own) {
            expected.append(", ").append(AllowedValues.quoted(mediaType));
        }
        return expected.append(" or none").toString();
    }
}
