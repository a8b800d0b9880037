package dev.missioncontrol.runtime.worktrees;

/**
 * Names the commit that an attempt starts from.
 *
 * @param name the branch, tag, ref or hash that led to the commit; HEAD where no branch is checked out
 */
record StartingPoint(String name, String commit) {
    private static final int SHORT = 12;

    /** Describes it as the end of a sentence. */
    String words() {
        String hash = commit.substring(0, Math.min(SHORT, commit.length()));
        return commit.startsWith(name) ? "it began from " + hash : "it began from " + name + " at " + hash;
    }
}
