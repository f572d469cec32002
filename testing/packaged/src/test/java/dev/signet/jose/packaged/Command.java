package dev.signet.jose.packaged;

/**
 * A command that a document tells its readers to type. Immutable.
 *
 * @param document the path of the document, from the root of the source tree
 * @param line where the command begins, from 1
 * @param text the command, without the comment after it; several lines if it is continued
 */
record Command(String document, int line, String text) {

    @Override
    public String toString() {
        return document + ":" + line + " " + text;
    }
}
