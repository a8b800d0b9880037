package dev.missioncontrol.api.home;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.text.VisibleText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Explains in one sentence why a program ended; every program of ours uses it, and none shows a stack trace. */
public final class FailureText {
    private FailureText() {}

    /** Returns the sentence; a defect is named by its exception. */
    public static String of(Throwable failure) {
        return VisibleText.line(sentence(failure));
    }

    private static String sentence(Throwable failure) {
        return switch (failure) {
            case ControlPlaneException known when known.getMessage() != null -> known.getMessage();
            case UncheckedIOException wrapped when wrapped.getCause() != null -> sentence(wrapped.getCause());
            case FileSystemException file
            when file.getFile() != null -> FileErrors.sentence("use", Path.of(file.getFile()), file);
            case IOException io -> "A file could not be used: " + FileErrors.why(io) + ".";
            case InvalidPathException path ->
                "The path '" + path.getInput() + "' cannot be used: " + path.getReason() + "; name another one.";
            default -> "This program has a defect: " + failure + ".";
        };
    }
}
