package dev.missioncontrol.runtime.worktrees;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the source that a submodule's address means; the address was written by the authors of the repository and is not trusted. */
final class SubmoduleAddress {
    private static final Pattern ROOT = Pattern.compile("([a-z][a-z0-9+.-]*://[^/]*/|[^/:]+:/?|/)(.*)");
    private static final String FILE = "file://";

    private SubmoduleAddress() {}

    /**
     * Finds the source of a submodule.
     *
     * @param base the address that a relative one starts from
     * @param local whether it may be a directory of this machine: the operator's own repository is one and names it
     */
    static Source of(String address, String base, boolean local) throws PreparationFailed {
        String whole = address.startsWith("./") || address.startsWith("../") ? against(base, address) : address;
        String place = whole.startsWith(FILE + "/") ? whole.substring(FILE.length()) : whole;
        if (place.startsWith("/") && !local) {
            throw PreparationFailed.forGood("its address " + address
                    + " is a path of this machine, which a repository of another machine may not name");
        }
        return Source.of(place);
    }

    private static String against(String base, String relative) throws PreparationFailed {
        Matcher parts = ROOT.matcher(base);
        if (!parts.matches()) {
            throw PreparationFailed.forGood("its address " + relative + " is relative to " + base + ", which is none");
        }
        Deque<String> path = new ArrayDeque<>(split(parts.group(2)));
        for (String step : split(relative)) {
            if (step.equals("..")) {
                if (path.pollLast() == null) {
                    throw PreparationFailed.forGood("its address " + relative + " leads out of " + base);
                }
            } else if (!step.equals(".")) {
                path.addLast(step);
            }
        }
        return parts.group(1) + String.join("/", path);
    }

    private static List<String> split(String path) {
        return Pattern.compile("/")
                .splitAsStream(path)
                .filter(step -> !step.isEmpty())
                .toList();
    }
}
