package dev.missioncontrol.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Creates a PKCS12 file with a key and a self-signed certificate, by means of keytool. Confined to one thread. */
record Keystore(Path file) {
    static final String PASSWORD = "not-a-secret";

    static Keystore in(Path directory) {
        Keystore store = new Keystore(directory.resolve("server.p12"));
        store.renew("EC");
        return store;
    }

    /** Replaces the key as certificate renewal programs do: the file is replaced as a whole. */
    void renew(String algorithm) {
        Path fresh = file.resolveSibling("fresh.p12");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                algorithm,
                "-storetype",
                "PKCS12",
                "-keystore",
                fresh.toString(),
                "-storepass",
                PASSWORD,
                "-dname",
                "CN=mission-control");
        try {
            Process tool = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!tool.waitFor(60, TimeUnit.SECONDS) || tool.exitValue() != 0) {
                throw new AssertionError("keytool failed");
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while keytool ran", e);
        }
    }
}
