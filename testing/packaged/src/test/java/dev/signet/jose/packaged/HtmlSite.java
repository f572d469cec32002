package dev.signet.jose.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The pages that javadoc made. Immutable.
 *
 * @param pages the HTML by its path in the site
 */
record HtmlSite(Map<Path, String> pages) {

    private static final Pattern LINK = Pattern.compile("href=\"([^\"]*)\"");
    private static final Pattern ID = Pattern.compile("\\bid=\"([^\"]*)\"");
    private static final Pattern OUTSIDE = Pattern.compile("[a-z]+:.*");
    private static final Pattern COMMENT = Pattern.compile("<div class=\"block\">(.*?)</div>", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern WORD = Pattern.compile("\\w+");

    /** The paragraph of a package that is for those who read its sources. */
    private static final Pattern FOR_DEVELOPERS = Pattern.compile("<p>To read the code.*?(?=<p>|$)", Pattern.DOTALL);

    static HtmlSite read(Path folder) throws IOException {
        Map<Path, String> pages = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                pages.put(folder.relativize(file), file.toString().endsWith(".html") ? Files.readString(file) : "");
            }
        }
        return new HtmlSite(pages);
    }

    String page(String path) {
        return pages.get(Path.of(path));
    }

    long links() {
        return pages.values().stream()
                .mapToLong(page -> LINK.matcher(page).results().count())
                .sum();
    }

    /** Returns the links within the site that lead to no page, or to no place in it, behind the pages that have them. */
    List<String> deadLinks() {
        Map<Path, Set<String>> places = new TreeMap<>();
        pages.forEach((path, page) -> places.put(path, groups(ID, page)));
        List<String> dead = new ArrayList<>();
        pages.forEach((path, page) -> {
            for (String link : groups(LINK, page)) {
                if (!OUTSIDE.matcher(link).matches() && !leadsSomewhere(path, link, places)) {
                    dead.add(path + ": " + link);
                }
            }
        });
        return dead;
    }

    private static boolean leadsSomewhere(Path from, String link, Map<Path, Set<String>> places) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? from : from.resolveSibling(file).normalize();
        Set<String> ids = places.get(target);
        String place = hash < 0 ? "" : link.substring(hash + 1);
        // Without a place, or with an empty one as in the Javadoc of newer JDKs, it leads to the top of the page.
        return ids != null && (place.isEmpty() || ids.contains(place) || ids.contains(URLDecoder.decode(place, UTF_8)));
    }

    /** Returns which of the names stand in comments, behind the pages that have them; not in a paragraph on the sources. */
    List<String> namesInComments(Set<String> names) {
        List<String> found = new ArrayList<>();
        pages.forEach((path, page) -> {
            Set<String> named = new HashSet<>();
            for (String comment : groups(COMMENT, page)) {
                String text = TAG.matcher(FOR_DEVELOPERS.matcher(comment).replaceAll(""))
                        .replaceAll("");
                WORD.matcher(text).results().map(MatchResult::group).forEach(named::add);
            }
            named.retainAll(names);
            named.forEach(name -> found.add(path + ": " + name));
        });
        return found;
    }

    private static Set<String> groups(Pattern pattern, String text) {
        Set<String> groups = new HashSet<>();
        pattern.matcher(text)
                .results()
                .forEach(found -> groups.add(found.group(1).replace("&lt;", "<").replace("&gt;", ">")));
        return groups;
    }
}
