package dev.signet.jose.benchmarks.report;

import java.util.Locale;

/** Numbers as tables and charts show them. */
public final class Text {

    private static final double KILO = 1000;

    private Text() {}

    /** Returns a time with its unit, in three digits. */
    public static String time(double nanos) {
        String[] units = {"ns", "µs", "ms", "s"};
        double value = nanos;
        int unit = 0;
        while (value >= KILO && unit < units.length - 1) {
            value /= KILO;
            unit++;
        }
        return digits(value) + " " + units[unit];
    }

    /** Returns a count of octets, in full below a million. */
    public static String octets(double octets) {
        if (octets >= KILO * KILO) {
            return digits(octets / KILO / KILO) + " MB";
        }
        return String.format(Locale.ROOT, "%,.0f", octets);
    }

    /** Returns a ratio. */
    public static String ratio(double ratio) {
        return ratio >= 100 ? String.format(Locale.ROOT, "%,.0f", ratio) : digits(ratio);
    }

    /** Returns three digits. */
    static String digits(double value) {
        int places = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + places + "f", value);
    }
}
