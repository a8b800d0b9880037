package dev.missioncontrol.runtime.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs programs on this machine. Thread-safe. */
public final class LocalProcesses implements Processes {
    /** The wait for the rest of the output: a descendant may keep the pipe open after the program has ended. */
    private static final Duration DRAIN = Duration.ofSeconds(2);

    @Override
    public ProcessResult run(Invocation invocation) throws IOException {
        Process process = CleanStart.apart(invocation.argv(), invocation.directory(), invocation.environment());
        Captured output = new Captured(process.getInputStream(), invocation.outputMax());
        Captured errors = new Captured(process.getErrorStream(), invocation.outputMax());
        try {
            if (!process.waitFor(invocation.limit().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(invocation.argv().getFirst() + " did not end within "
                        + invocation.limit().toSeconds() + " s");
            }
            return new ProcessResult(process.exitValue(), output.text(), errors.text());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(
                    "interrupted while " + invocation.argv().getFirst() + " was running");
        } finally {
            end(process);
        }
    }

    private static void end(Process process) {
        if (process.isAlive()) {
            List<ProcessHandle> below = process.descendants().toList();
            process.destroyForcibly();
            below.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** Captures a stream up to a limit. */
    private static final class Captured {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final CompletableFuture<Boolean> end = new CompletableFuture<>();

        Captured(InputStream stream, int max) {
            Thread.ofVirtual().start(() -> read(stream, max));
        }

        private void read(InputStream stream, int max) {
            byte[] buffer = new byte[8192];
            try (stream) {
                for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                    keep(buffer, n, max);
                }
                end.complete(true);
            } catch (IOException broken) {
                end.completeExceptionally(new UncheckedIOException(broken));
            }
        }

        private synchronized void keep(byte[] buffer, int n, int max) {
            kept.write(buffer, 0, Math.min(n, max - kept.size()));
        }

        String text() throws IOException, InterruptedException {
            try {
                end.get(DRAIN.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillOpen) {
                return soFar();
            } catch (ExecutionException broken) {
                throw new IOException("the output of a program could not be read", broken);
            }
            return soFar();
        }

        private synchronized String soFar() {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }
}
