package dev.signet.jose.packaged;

/**
 * A fenced block of a document. Immutable.
 *
 * @param document the path of the document, from the root of the source tree
 * @param line where the code begins, from 1
 * @param language what stands behind the fence; empty if nothing does
 * @param code the lines between the fences, without the indentation of the fence, each with its line feed
 */
record Snippet(String document, int line, String language, String code) {

    @Override
    public String toString() {
        return document + ":" + line;
    }
}
