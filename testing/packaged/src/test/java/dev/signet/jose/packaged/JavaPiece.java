package dev.signet.jose.packaged;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A piece of Java in a document as a source file. A piece that begins with its imports is the file; any other one
 * becomes the body of a method, or of a class where it declares members, and sees what is given. Immutable.
 *
 * @param snippet the piece
 * @param number its number, for names
 * @param given the class that pieces extend, with its imports
 * @param stated the imports that the document states for its pieces; empty if it states none
 */
record JavaPiece(Snippet snippet, int number, String given, String stated) {

    private static final Pattern IMPORT = Pattern.compile("(?m)^import .*;.*\n?");
    private static final Pattern IMPORT_OF_JDK = Pattern.compile("(?m)^import javax?\\..*;\n");
    private static final Pattern TYPE =
            Pattern.compile("(?m)^(?:public |final |abstract |sealed )*(?:class|record|enum|interface) (\\w+)");
    private static final Pattern MAIN = Pattern.compile("static void main\\(");
    private static final Pattern MEMBERS = Pattern.compile("(?s)(?:/\\*\\*|public |private |protected |static ).*");
    private static final Pattern PRINTS = Pattern.compile("// prints (.+)");
    private static final Pattern THROWS = Pattern.compile("(?m)^( *\\S.*;) *// throws (\\w+(?:: \\w+)?).*$");

    /** Returns whether it is an outline with something left out, which no compiler takes. */
    boolean isOutline() {
        return code().lines().anyMatch(line -> line.replaceFirst("//.*", "").contains("…"));
    }

    /** Returns whether it states imports for the other pieces of its document. */
    boolean isImports() {
        return IMPORT.matcher(code()).lookingAt()
                && IMPORT.matcher(code()).replaceAll("").isBlank();
    }

    /** Returns whether it is a program, or a comment says what it prints or throws. */
    boolean hasOutcome() {
        return isProgram()
                || PRINTS.matcher(code()).find()
                || THROWS.matcher(code()).find();
    }

    /** Returns whether it is a whole program. */
    boolean isProgram() {
        return isFile() && MAIN.matcher(code()).find();
    }

    /** Returns what it prints, by its comments: a line each, in which {@code …} is any text. */
    Pattern printed() {
        return Pattern.compile(PRINTS.matcher(code())
                .results()
                .map(found -> Pattern.quote(found.group(1).strip()).replace("…", "\\E.*\\Q") + "\n")
                .collect(Collectors.joining()));
    }

    /** Returns the full name of the class. */
    String className() {
        return isFile() ? "piece" + number + "." + typeName() : "consumer.Piece" + number;
    }

    /** Returns the name of the type that it declares. */
    String typeName() {
        return TYPE.matcher(code())
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the source file: the piece, in lines of its own, between a beginning and an end. */
    String source() {
        return beginning() + THROWS.matcher(code()).replaceAll(JavaPiece::checked) + end();
    }

    /** Returns the line of the document for a line of the source file. */
    long lineInDocument(long line) {
        return snippet.line() + line - 1 - beginning().lines().count();
    }

    private String beginning() {
        if (isFile()) {
            return "package piece" + number + ";\n";
        }
        String imports = stated.isEmpty() ? all(IMPORT) : stated + all(IMPORT_OF_JDK);
        String type = "package consumer;\n" + imports + "final class Piece" + number + " extends Given {\n";
        return isMembers() ? type : type + "void piece() throws Exception {\n";
    }

    private String end() {
        return isFile() ? "" : isMembers() ? "}\n" : "}}\n";
    }

    private boolean isFile() {
        return IMPORT.matcher(code()).lookingAt() && TYPE.matcher(code()).find();
    }

    private boolean isMembers() {
        return MEMBERS.matcher(code()).matches();
    }

    private String code() {
        return snippet.code();
    }

    private String all(Pattern imports) {
        return imports.matcher(given).results().map(MatchResult::group).collect(Collectors.joining());
    }

    /** Remains one line, so that the compiler's line numbers hold. */
    private static String checked(MatchResult found) {
        String outcome = Outcome.class.getName();
        String expected = '"' + found.group(2) + '"';
        return Matcher.quoteReplacement(String.join(
                " ",
                List.of(
                        "try {",
                        found.group(1).strip(),
                        "throw " + outcome + ".nothing(" + expected + "); } catch (RuntimeException thrown$) {",
                        outcome + ".check(" + expected + ", thrown$); }")));
    }
}
