package dev.signet.jose.vectors;

/** What a vector says about itself. */
enum Expected {
    ACCEPTED,
    REFUSED,
    /** Both are right, with the right result. */
    EITHER;

    /** Returns what a label of Wycheproof says. */
    static Expected labelled(String label) {
        return switch (label) {
            case "valid" -> ACCEPTED;
            case "invalid" -> REFUSED;
            case "acceptable" -> EITHER;
            default -> throw new AssertionError("unknown label " + label);
        };
    }

    boolean isMetBy(Answer answer) {
        return switch (answer.kind()) {
            case SKIPPED -> true;
            case OTHER_RESULT -> false;
            case ACCEPTED -> this != REFUSED;
            case REFUSED -> this != ACCEPTED;
        };
    }
}
