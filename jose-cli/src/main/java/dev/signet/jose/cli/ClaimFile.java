package dev.signet.jose.cli;

/**
 * A claim and the file with the key of those who may read it, written as {@code claim=file}. Immutable.
 *
 * @param parameter how messages call it, such as {@code --seal ssn}
 * @param claim the claim's path
 * @param file the name of the file, or {@code -}
 */
record ClaimFile(String parameter, String claim, String file) {

    static final String PATHS =
            "patient.ssn is the member ssn of patient; a dot or a backslash in a name has a backslash before it.";

    /**
     * Reads a claim and a file.
     *
     * @throws IllegalArgumentException if one of them is missing, or the argument is a key
     */
    static ClaimFile of(String option, String argument) {
        KeyReader.requireName(option, argument);
        int sign = argument.indexOf('=');
        if (sign <= 0 || sign == argument.length() - 1) {
            throw new IllegalArgumentException(option + ": expected CLAIM=FILE, such as ssn=clinic.jwk");
        }
        String claim = argument.substring(0, sign);
        return new ClaimFile(option + " " + claim, claim, argument.substring(sign + 1));
    }
}
