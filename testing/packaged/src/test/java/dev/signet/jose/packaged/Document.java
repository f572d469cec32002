package dev.signet.jose.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Markdown document of the source tree, with its fenced blocks and the commands in it: the lines of indented blocks
 * and of fenced blocks for a shell, and what stands in running text between backticks and begins as a command does.
 * Immutable.
 *
 * @param name its path from the root of the source tree
 * @param lines its lines
 */
record Document(String name, List<String> lines) {

    private static final Pattern FENCE = Pattern.compile("( *)```(.*)");
    private static final Pattern SHELL = Pattern.compile("|sh|bash|shell|console");
    private static final Pattern INDENTED = Pattern.compile(" {4,}(\\S.*)");
    private static final Pattern LIST_ITEM = Pattern.compile(" *([*-]|[0-9]+\\.) .*");
    private static final Pattern COMMENT = Pattern.compile("\\s+#.*");
    private static final Pattern CONTINUED = Pattern.compile(".*(\\\\|\\|)");
    private static final Pattern IN_TEXT = Pattern.compile("`((?:\\./|mvn |testing/interop/run|java -)[^`]*)`");

    /** Data and not commands: JSON, and base64url over several lines. */
    private static final Pattern DATA = Pattern.compile("[\\[{\"}].*|\\.?[A-Za-z0-9_-]{20,}|\\.[A-Za-z0-9_-]{10,}");

    /** Returns the documents for readers: all Markdown of the tree but the list of changes and notes on test data. */
    static List<Document> all(Path root) throws IOException {
        List<Document> documents = new ArrayList<>();
        for (Path file : SourceTree.files(root, ".md")) {
            String name = root.relativize(file).toString().replace('\\', '/');
            if (!name.equals("CHANGELOG.md") && !name.contains("/src/")) {
                documents.add(new Document(name, Files.readAllLines(file)));
            }
        }
        return documents;
    }

    /** Returns the document of a name. */
    static Document of(String name) throws IOException {
        return new Document(name, Files.readAllLines(Checkout.ROOT.resolve(name)));
    }

    /** Returns the fenced blocks in their order. */
    List<Snippet> snippets() {
        List<Snippet> snippets = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher fence = FENCE.matcher(lines.get(i));
            if (fence.matches()) {
                int begin = i + 1;
                StringBuilder code = new StringBuilder();
                for (i = begin; i < lines.size() && !FENCE.matcher(lines.get(i)).matches(); i++) {
                    String line = lines.get(i);
                    code.append(
                                    line.startsWith(fence.group(1))
                                            ? line.substring(fence.group(1).length())
                                            : line)
                            .append('\n');
                }
                snippets.add(new Snippet(name, begin + 1, fence.group(2), code.toString()));
            }
        }
        return snippets;
    }

    /** Returns the commands in their order. */
    List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        boolean fenced = false;
        boolean shell = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher fence = FENCE.matcher(line);
            Matcher indented = INDENTED.matcher(line);
            if (fence.matches()) {
                fenced = !fenced;
                shell = fenced && SHELL.matcher(fence.group(2)).matches();
            } else if (fenced && !shell) {
                continue;
            } else if (fenced || indented.matches() && isBlock(i)) {
                int last = i;
                while (CONTINUED.matcher(lines.get(last)).matches()) {
                    last++;
                }
                add(commands, i, String.join("\n", lines.subList(i, last + 1)));
                i = last;
            } else {
                int at = i;
                IN_TEXT.matcher(line).results().forEach(found -> add(commands, at, found.group(1)));
            }
        }
        return commands;
    }

    /** An indented block begins behind an empty line; without one the indented lines go on with a paragraph or a list item. */
    private boolean isBlock(int at) {
        int first = at;
        while (first > 0 && INDENTED.matcher(lines.get(first - 1)).matches()) {
            first--;
        }
        return first > 0
                && lines.get(first - 1).isBlank()
                && !LIST_ITEM.matcher(lines.get(first)).matches();
    }

    @Override
    public String toString() {
        return name;
    }

    private void add(List<Command> commands, int at, String text) {
        String command = COMMENT.matcher(text.strip()).replaceFirst("");
        if (!command.isEmpty() && !DATA.matcher(command).matches()) {
            commands.add(new Command(name, at + 1, command));
        }
    }
}
