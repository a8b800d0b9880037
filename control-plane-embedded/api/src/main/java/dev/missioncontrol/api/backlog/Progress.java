package dev.missioncontrol.api.backlog;

/**
 * How far something is, counted from its issues.
 *
 * @param issues without the cancelled ones
 * @param done of them
 * @param begun of them, in progress or in review
 */
public record Progress(int issues, int done, int begun) {
    /** Nothing is planned yet. */
    public static final Progress NONE = new Progress(0, 0, 0);
}
