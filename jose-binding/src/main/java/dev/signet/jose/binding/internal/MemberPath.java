package dev.signet.jose.binding.internal;

/** The path to a member, for example {@code "address.lines[2]"}, as it stands in messages. Not thread-safe. */
public final class MemberPath {

    private static final int LONGEST_NAME = 64;

    private final StringBuilder path = new StringBuilder(32).append('"');
    private int steps;

    /** Constructs the path to the outermost object. */
    public MemberPath() {}

    /** Appends the member of an object. */
    public void name(String name) {
        path.append(steps == 0 ? "" : ".").append(printable(name));
        steps++;
    }

    /** Appends the element of an array. */
    public void index(int index) {
        path.append('[').append(index).append(']');
        steps++;
    }

    /** Returns the number of steps from the outermost object. */
    int length() {
        return steps;
    }

    /** Returns the path in quotation marks, or the text for the outermost object. */
    String orRoot(String root) {
        return steps == 0 ? root : path + "\"";
    }

    /** Returns a name that is fit for a message: the keys of a map may be an attacker's. */
    private static String printable(String name) {
        StringBuilder text = new StringBuilder(Math.min(name.length(), LONGEST_NAME));
        for (int i = 0; i < name.length() && i < LONGEST_NAME; i++) {
            char c = name.charAt(i);
            text.append(c > ' ' && c <= '~' && c != '"' ? c : '?');
        }
        return text.toString();
    }
}
