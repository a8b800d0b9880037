package dev.missioncontrol.api.backlog;

/**
 * Progress counted from issues.
 *
 * @param issues without the cancelled ones
 * @param done number of them that are done
 * @param begun number of them that are in progress or in review
 */
public record Progress(int issues, int done, int begun) {
    public static final Progress NONE = new Progress(0, 0, 0);
}
