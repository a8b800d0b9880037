package dev.missioncontrol.desktop.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Creates the demo's small git repository in a directory of its own. */
final class DemoRepository {
    private static final String RESOURCES = "/dev/missioncontrol/assets/demo/repository/";
    private static final String MISSING = "chapters/04-firecrest.md";
    private static final List<String> FILES = List.of(
            "README.md",
            "chapters/01-wren.md",
            "chapters/02-robin.md",
            "chapters/03-goldcrest.md",
            "tools/count.sh",
            "tools/check.sh",
            "tools/contents.sh",
            "tools/links.sh",
            "tools/build.sh");

    private DemoRepository() {}

    /** Returns the repository; the first call creates it, later calls leave it unchanged. */
    static Path in(Path directory) {
        Path repository = directory.resolve("field-guide").toAbsolutePath();
        if (!Files.isDirectory(repository.resolve(".git"))) {
            create(repository);
        }
        return repository;
    }

    private static void create(Path repository) {
        try {
            for (String name : FILES) {
                copy(repository, name);
            }
            git(repository, "init", "--quiet", "--initial-branch=main");
            commit(repository, "Start the field guide");
        } catch (IOException e) {
            throw new UncheckedIOException("make the demo repository " + repository, e);
        }
    }

    /** Adds the chapter that another one links to, unless it exists. */
    static void addMissingChapter(Path repository) {
        if (Files.exists(repository.resolve(MISSING))) {
            return;
        }
        try {
            copy(repository, MISSING);
            commit(repository, "Add the firecrest");
        } catch (IOException e) {
            throw new UncheckedIOException("add a chapter to the demo repository " + repository, e);
        }
    }

    private static void copy(Path repository, String name) throws IOException {
        Path file = repository.resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream content = DemoRepository.class.getResourceAsStream(RESOURCES + name)) {
            Files.write(
                    file, Objects.requireNonNull(content, name + " is missing").readAllBytes());
        }
    }

    private static void commit(Path repository, String subject) throws IOException {
        git(repository, "add", "--all");
        git(
                repository,
                "-c",
                "user.name=demo",
                "-c",
                "user.email=demo@demo.invalid",
                "commit",
                "--quiet",
                "-m",
                subject);
    }

    private static void git(Path repository, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("git " + arguments[0] + " failed; is git installed?");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("git " + arguments[0] + " was interrupted", e);
        }
    }
}
