package dev.missioncontrol.bench.report;

import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;

/** Records a profile of the process; {@code jfr view hot-methods FILE} reads it. Confined to one thread. */
public final class Profile implements AutoCloseable {
    private final Recording recording;

    private Profile(Recording recording) {
        this.recording = recording;
    }

    /** Samples until it is closed and then writes the file. */
    public static Profile into(Path file) throws IOException, ParseException {
        Recording recording = new Recording(Configuration.getConfiguration("profile"));
        recording.setDestination(file);
        recording.start();
        return new Profile(recording);
    }

    @Override
    public void close() {
        recording.close();
    }
}
