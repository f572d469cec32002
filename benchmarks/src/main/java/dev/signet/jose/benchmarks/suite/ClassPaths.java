package dev.signet.jose.benchmarks.suite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The class paths of the processes.
 *
 * @param all everything but native providers
 * @param accp the jar of ACCP, which need not exist
 */
record ClassPaths(List<String> all, Path accp) {

    /** Returns a class path, with ACCP if it is wanted. */
    List<String> of(boolean withAccp) {
        if (!withAccp) {
            return all;
        }
        List<String> more = new ArrayList<>(all);
        more.add(accp.toString());
        return more;
    }

    /** Whether ACCP can be measured. */
    boolean hasAccp() {
        return Files.exists(accp)
                && System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
    }
}
