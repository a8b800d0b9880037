package dev.missioncontrol.cli;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.Version;
import dev.missioncontrol.api.access.TokenId;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.backlog.ProjectName;
import dev.missioncontrol.api.home.FailureText;
import dev.missioncontrol.api.home.TargetOptions;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.secrets.GrantId;
import dev.missioncontrol.api.text.Utf8;
import dev.missioncontrol.api.text.VisibleText;
import dev.missioncontrol.cli.place.Connection;
import dev.missioncontrol.cli.place.FilePlace;
import dev.missioncontrol.cli.place.Session;
import dev.missioncontrol.cli.terminal.CliEnvironment;
import dev.missioncontrol.cli.terminal.OutputFailed;
import dev.missioncontrol.cli.terminal.Times;
import dev.missioncontrol.cli.terminal.WatchedOutput;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Runs one command line and returns its exit code. */
final class Program {
    private static final int FAILED = 1;
    private static final int CALLED_WRONGLY = 2;
    /** Wide enough that no example in the help is wrapped. */
    private static final int HELP_WIDTH = 120;

    private final CliEnvironment environment;
    private final WatchedOutput standardOut;

    private Program(CliEnvironment environment) {
        this.environment = environment;
        this.standardOut = new WatchedOutput(environment.out());
    }

    /** Runs the command line and returns the exit code of the process. */
    static int run(CliEnvironment environment, String... arguments) {
        return new Program(environment).execute(arguments);
    }

    /** Returns the complete tree of commands, for tests that inspect it. */
    static CommandLine commandLine(CliEnvironment environment) {
        Program program = new Program(environment);
        return program.commandLine(CommandTree.of(program::made));
    }

    private int execute(String... arguments) {
        CommandLine line = commandLine(CommandTree.of(this::made, arguments));
        Optional<String> unreadable = Utf8.refusal(arguments);
        if (unreadable.isPresent()) {
            return say(line, unreadable.get(), CALLED_WRONGLY);
        }
        int code = line.execute(arguments);
        line.getOut().flush();
        if (standardOut.closedByReader()) {
            return code == FAILED ? CommandLine.ExitCode.OK : code;
        }
        if (standardOut.failure().isPresent()) {
            line.getErr()
                    .println("Standard output cannot be written: "
                            + standardOut.failure().get().getMessage() + ".");
            return FAILED;
        }
        return code;
    }

    private CommandLine commandLine(CommandLine line) {
        line.setOut(new PrintWriter(new OutputStreamWriter(standardOut, StandardCharsets.UTF_8)))
                .setErr(new PrintWriter(new OutputStreamWriter(environment.err(), StandardCharsets.UTF_8), true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, _) -> explain(failure, command))
                .setParameterExceptionHandler((wrong, _) -> explain(wrong));
        withVersion(line);
        return line.setUsageHelpWidth(HELP_WIDTH)
                .registerConverter(ItemId.class, reading(ItemId::new))
                .registerConverter(AskId.class, reading(AskId::new))
                .registerConverter(AgentName.class, reading(AgentName::new))
                .registerConverter(Position.class, reading(Position::parse))
                .registerConverter(TokenId.class, reading(TokenId::new))
                .registerConverter(ProjectName.class, reading(ProjectName::new))
                .registerConverter(SecretName.class, reading(SecretName::new))
                .registerConverter(GrantId.class, reading(GrantId::new))
                .registerConverter(Version.class, reading(Version::parse))
                .registerConverter(Duration.class, reading(Times::span));
    }

    private static void withVersion(CommandLine line) {
        line.getCommandSpec().versionProvider(new ProgramVersion());
        line.getSubcommands().values().forEach(Program::withVersion);
    }

    /** Creates a command; commands are plain classes that receive only their environment. */
    private <T> T made(Class<T> type) throws Exception {
        if (type == Session.class) {
            return type.cast(new Session(environment));
        }
        if (type == Connection.class) {
            return type.cast(new Connection(environment));
        }
        if (type == TargetOptions.class) {
            return type.cast(new FilePlace(environment));
        }
        return CommandLine.defaultFactory().create(type);
    }

    private static <T> ITypeConverter<T> reading(Function<String, T> reader) {
        return text -> {
            try {
                return reader.apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        };
    }

    /** Prints the failure as one sentence. A defect also names its exception, because there is no log. */
    private static int explain(Exception failure, CommandLine command) {
        return switch (failure) {
            case OutputFailed _ -> FAILED; // the reader has closed the pipe
            case ControlPlaneException known -> say(command, known.getMessage(), FAILED);
            case InvalidPathException path -> say(command, FailureText.of(path), CALLED_WRONGLY);
            case IllegalArgumentException wrong ->
                say(
                        command,
                        wrong.getMessage() + "; see " + command.getCommandSpec().qualifiedName() + " --help.",
                        CALLED_WRONGLY);
            default -> say(command, FailureText.of(failure), FAILED);
        };
    }

    private static int explain(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        return say(command, wrong.getMessage() + "; see " + name + " --help.", CALLED_WRONGLY);
    }

    private static int say(CommandLine command, @Nullable String message, int code) {
        command.getErr().println(VisibleText.line(message == null ? "The command failed." : message));
        return code;
    }
}
