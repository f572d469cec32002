package dev.signet.jose.mutation;

/**
 * One change of one method. It is named by its number among the equal changes of the method, and not by its line, so
 * that the name outlives edits of other methods. Immutable.
 *
 * @param type the class, without {@code dev.signet.jose.}: {@code core.JsonReader}
 * @param method the name of the method, also for what its lambdas do
 * @param change the change in PIT's words: {@code negated conditional}
 * @param number from 1, in the order of the lines
 */
record Mutant(String type, String method, String change, int number) {

    /** Returns the class, the method, the change and its number. */
    @Override
    public String toString() {
        return type + "." + method + ": " + change + " (" + number + ")";
    }
}
