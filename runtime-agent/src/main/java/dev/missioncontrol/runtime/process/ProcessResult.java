package dev.missioncontrol.runtime.process;

/** How a program ended and what it printed, as UTF-8. */
public record ProcessResult(int exitCode, String output, String errors) {
    public boolean ok() {
        return exitCode == 0;
    }
}
