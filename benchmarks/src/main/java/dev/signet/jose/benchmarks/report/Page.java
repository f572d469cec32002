package dev.signet.jose.benchmarks.report;

import dev.signet.jose.benchmarks.report.Results.Measured;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Results as one HTML page that needs nothing else: no script, no network. Each subject is a chart of bars; lengths are
 * percentages of the page's width, so that letters keep their size on a phone.
 */
final class Page {

    private static final int ROW = 38;
    private static final int BAR = 12;
    private static final int BAR_FROM = 20;

    /** How much of the width the longest bar takes, its spread included. */
    private static final double WIDTH = 96;

    private static final String STYLE = """
            :root{color-scheme:light dark;--paper:#fbfaf7;--ink:#1c1f24;--quiet:#5d6470;--line:#dcdad3;\
            --signet:#0b6e4f;--bare:#9aa1ab;--other:#c98a2b}
            @media (prefers-color-scheme:dark){:root{--paper:#14171b;--ink:#e8e6e1;--quiet:#9aa3ae;--line:#2c3138;\
            --signet:#3ecf9b;--bare:#6c7580;--other:#d9a24e}}
            *{box-sizing:border-box}
            body{margin:0 auto;max-width:76rem;padding:1.2rem;background:var(--paper);color:var(--ink);\
            font:16px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
            h1{font-size:1.6rem;margin:.2rem 0}h2{font-size:1.2rem;margin:2.2rem 0 .6rem;padding-top:.6rem;\
            border-top:1px solid var(--line)}h3{font-size:1rem;margin:0 0 .3rem}
            p{max-width:46rem;color:var(--quiet);margin:.3rem 0}
            .key span{display:inline-block;margin-right:1.2rem}.key i{display:inline-block;width:.8rem;height:.8rem;\
            border-radius:2px;margin-right:.4rem;vertical-align:-1px}
            .charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,21rem),1fr));gap:1.4rem 2.2rem}
            figure{margin:0}svg{display:block;width:100%;overflow:visible}
            text{font-size:13px;fill:var(--ink)}text.v{text-anchor:end;font-variant-numeric:tabular-nums}
            text.n{fill:var(--quiet);font-size:12px}text.s{font-weight:600}
            .signet{fill:var(--signet);background:var(--signet)}.bare{fill:var(--bare);background:var(--bare)}\
            .other{fill:var(--other);background:var(--other)}
            line{stroke:var(--ink);stroke-width:1.5}line.base{stroke:var(--line)}
            footer{margin-top:2.5rem;border-top:1px solid var(--line);padding-top:.6rem}
            """;

    private Page() {}

    /** Returns the page of one run. */
    static String of(Results results) {
        StringBuilder page = new StringBuilder(
                        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>Signet: ")
                .append(escaped(Markdown.title(results)))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>How fast is Signet?</h1>\n<p>")
                .append(escaped(Markdown.title(results)))
                .append(
                        ".</p>\n<p>The time of one operation: shorter is better. Medians of processes that ran in turn; the thin ")
                .append(
                        "line reaches from the fastest of them to the slowest. Compare within a chart, nothing else.</p>\n")
                .append("<p class=\"key\"><span><i class=\"signet\"></i>Signet</span><span><i class=\"bare\"></i>the ")
                .append("primitive alone</span><span><i class=\"other\"></i>other libraries</span></p>\n");
        page.append("<h2>In short</h2>\n<div class=\"charts\">\n");
        for (String[] shown : Readme.SHOWN) {
            List<Measured> rows = subjects(results, shown[0]).get(shown[1]);
            if (rows != null) {
                page.append(chart(shown[0] + " " + shown[1], rows));
            }
        }
        page.append("</div>\n");
        for (String question : Markdown.questions(results)) {
            page.append("<h2>").append(escaped(title(question))).append("</h2>\n<div class=\"charts\">\n");
            subjects(results, question).forEach((subject, rows) -> page.append(chart(subject, rows)));
            page.append("</div>\n");
        }
        return page.append("<footer><p>Commit ")
                .append(escaped(results.machine().commit()))
                .append(", plan ")
                .append(results.plan())
                .append(". Made by <code>benchmarks/run</code>.</p></footer>\n</body>\n</html>\n")
                .toString();
    }

    private static Map<String, List<Measured>> subjects(Results results, String question) {
        Map<String, List<Measured>> subjects = new LinkedHashMap<>();
        for (Measured row : results.rows(question)) {
            if (row.found()) {
                subjects.computeIfAbsent(row.subject(), subject -> new ArrayList<>())
                        .add(row);
            }
        }
        subjects.values().forEach(rows -> rows.sort((a, b) -> Double.compare(a.median(), b.median())));
        return subjects;
    }

    private static String chart(String title, List<Measured> rows) {
        double longest = rows.stream().mapToDouble(Measured::greatest).max().orElse(1);
        StringBuilder svg = new StringBuilder("<figure><h3>")
                .append(escaped(title))
                .append("</h3>\n<svg role=\"img\" height=\"")
                .append(rows.size() * ROW)
                .append("\" aria-label=\"")
                .append(escaped(title))
                .append("\">\n");
        Optional<Measured> signet =
                rows.stream().filter(row -> row.library().equals(Goal.SIGNET)).findFirst();
        for (int n = 0; n < rows.size(); n++) {
            svg.append(bar(rows.get(n), signet, n * ROW, WIDTH / longest));
        }
        return svg.append("</svg></figure>\n").toString();
    }

    private static String bar(Measured row, Optional<Measured> signet, int top, double scale) {
        String ratio = signet.filter(one -> !one.equals(row))
                .map(one -> " · " + Text.ratio(row.ratioTo(one).orElse(Double.NaN)) + "×")
                .orElse("");
        String kind = Goal.isBare(row.library()) ? "bare" : Goal.isOther(row.library()) ? "other" : "signet";
        int middle = top + BAR_FROM + BAR / 2;
        return "<g><title>"
                + escaped(row.library() + ": " + value(row) + ", from " + value(row, row.least()) + " to "
                        + value(row, row.greatest()) + ", " + Text.octets(row.octets()) + " octets")
                + "</title><text" + (kind.equals("signet") ? " class=\"s\"" : "") + " x=\"0\" y=\"" + (top + 14) + "\">"
                + escaped(row.library()) + "</text><text class=\"v\" x=\"100%\" y=\"" + (top + 14) + "\">"
                + escaped(value(row) + ratio) + "</text><rect class=\"" + kind + "\" x=\"0\" y=\"" + (top + BAR_FROM)
                + "\" height=\"" + BAR + "\" rx=\"2\" width=\"" + percent(row.median() * scale)
                + "\"/><line x1=\"" + percent(row.least() * scale) + "\" x2=\"" + percent(row.greatest() * scale)
                + "\" y1=\"" + middle + "\" y2=\"" + middle + "\"/></g>\n";
    }

    private static String value(Measured row) {
        return value(row, row.median());
    }

    private static String value(Measured row, double value) {
        return row.unit().equals("ns") ? Text.time(value) : Text.octets(value) + " " + row.unit();
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }

    private static String title(String question) {
        return question.substring(0, 1).toUpperCase(Locale.ROOT) + question.substring(1);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
