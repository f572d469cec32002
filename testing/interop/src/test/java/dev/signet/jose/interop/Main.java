package dev.signet.jose.interop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@code testing/interop/run} runs: Signet meets each partner that is installed. */
final class Main {
    private Main() {}

    /**
     * Writes a report and prints a summary; ends with code 1 if something failed that was not known to.
     *
     * @param args {@code keys=FOLDER}, {@code report=FILE}, {@code cli=COMMAND}, and who is there:
     *     {@code npm-jose=COMMAND}, {@code npm-hpke=COMMAND}, {@code jwcrypto=COMMAND} (words separated by blanks),
     *     {@code latchset=COMMAND VERSION}
     */
    public static void main(String[] args) throws Exception {
        Map<String, String> options = new HashMap<>();
        Arrays.stream(args).map(arg -> arg.split("=", 2)).forEach(pair -> options.put(pair[0], pair[1]));
        Keys keys = Keys.in(Path.of(options.get("keys")));
        List<Partner> outside = outside(options);
        List<Partner> all = new ArrayList<>(List.of(new Nimbus(), new Jose4j(), new Jjwt()));
        all.addAll(outside);

        List<Meeting> meetings = new ArrayList<>();
        Map<String, String> made = new HashMap<>();
        for (Partner them : all) {
            System.err.println("interop: all pairs with " + them.name());
            meetings.add(Meeting.of(new Signet(), them, Case.all(), keys, made));
        }
        for (Partner them : all) {
            System.err.println("interop: keys by " + them.name());
            meetings.add(Meeting.withTheirKeys(new Signet(), them, Case.keys()));
        }
        for (Partner them : outside) {
            System.err.println("interop: the command line with " + them.name());
            meetings.add(
                    Meeting.of(new CommandLine(options.get("cli")), them, CommandLine.CASES, keys, new HashMap<>()));
        }
        List<CellMeeting> cells = new ArrayList<>();
        for (Partner them : outside) {
            if (them instanceof Lines lines) {
                System.err.println("interop: cells with " + them.name());
                cells.add(CellMeeting.of(new CellLines(lines)));
                lines.close();
            }
        }
        List<HpkeMeeting> hpke = hpke(options);
        String sections = hpke.stream().map(HpkeMeeting::text).collect(Collectors.joining())
                + cells.stream().map(CellMeeting::text).collect(Collectors.joining());
        Files.writeString(
                Path.of(options.get("report")), Report.of(meetings, LocalDate.now(ZoneOffset.UTC)) + sections);
        System.out.print(Report.inBrief(meetings) + sections);
        boolean failed = meetings.stream().anyMatch(Meeting::hasFailures)
                || hpke.stream().anyMatch(HpkeMeeting::hasFailures)
                || cells.stream().anyMatch(CellMeeting::hasFailures);
        System.exit(failed ? 1 : 0);
    }

    private static List<HpkeMeeting> hpke(Map<String, String> options) throws Exception {
        if (!options.containsKey("npm-hpke")) {
            return List.of();
        }
        try (Lines lines = Lines.of(List.of(options.get("npm-hpke").split(" ")))) {
            System.err.println("interop: HPKE with " + lines.name());
            return List.of(HpkeMeeting.of(new HpkeSignet(), new HpkeLines(lines), HpkeCase.ALGORITHMS));
        }
    }

    private static List<Partner> outside(Map<String, String> options) throws Exception {
        List<Partner> partners = new ArrayList<>();
        for (String name : List.of("npm-jose", "jwcrypto")) {
            if (options.containsKey(name)) {
                partners.add(Lines.of(List.of(options.get(name).split(" "))));
            }
        }
        if (options.containsKey("latchset")) {
            String[] words = options.get("latchset").split(" ");
            partners.add(new Latchset(words[0], words[1]));
        }
        return partners;
    }
}
