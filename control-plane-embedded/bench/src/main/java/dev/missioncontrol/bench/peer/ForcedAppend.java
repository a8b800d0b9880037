package dev.missioncontrol.bench.peer;

import dev.missioncontrol.bench.stage.DatabaseKind;
import dev.missioncontrol.bench.stage.Rate;
import dev.missioncontrol.bench.stage.Stopwatch;
import dev.missioncontrol.bench.stage.Workspace;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** The floor under everything durable: the same bytes in batches of the same size, appended to a file and forced. */
public record ForcedAppend(BatchCounter like) implements Peer {
    @Override
    public String name() {
        return "plain forced append";
    }

    @Override
    public DatabaseKind kind() {
        return DatabaseKind.H2;
    }

    @Override
    public Rate round(Workspace workspace, Duration length) throws Exception {
        int batch = (int) Math.max(1, Math.round(like.events()));
        ByteBuffer bytes = ByteBuffer.allocateDirect(batch * like.bytes());
        try (FileChannel file = FileChannel.open(
                workspace.directory().resolve("append"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Stopwatch watch = Stopwatch.start();
            long events = 0;
            while (watch.elapsed().compareTo(length) < 0) {
                bytes.clear();
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                file.force(true);
                events += batch;
            }
            return watch.did(events);
        }
    }
}
