package dev.missioncontrol.runtime.process;

/** Holds a program's exit code and what it printed, as UTF-8. */
public record ProcessResult(int exitCode, String output, String errors) {
    public boolean ok() {
        return exitCode == 0;
    }
}
