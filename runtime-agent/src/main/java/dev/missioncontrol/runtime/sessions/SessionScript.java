package dev.missioncontrol.runtime.sessions;

import dev.missioncontrol.runtime.process.Enclosure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds the shell script that runs a session's command: it writes the output into a file, and how the command ended into the
 * name of another. It is constant; everything else is a parameter.
 */
final class SessionScript {
    /** The variable that marks all processes of a session; its value is the directory of the session's files. */
    static final String VARIABLE = "MISSION_CONTROL_SESSION";

    // The terminal may go away, so HUP is ignored. The command's output is a pipe and not the file itself, because a
    // command that opens /dev/stderr would empty the file. On a full disk the rest of the output is lost, and not the
    // command.
    private static final String RUN = """
            f=$1 g=$2 i=$3 v=$4; shift 4
            trap '' HUP; trap : INT QUIT TERM
            started() {
              [ -r "/proc/$$/stat" ] || return 0
              read -r s <"/proc/$$/stat"; set -- ${s##*")"}; shift 19; echo "$1"
            }
            [ -z "$g" ] || echo $$ >"$g"
            { : >"$f/begun" && mv "$f/begun" "$f/leader-$$-$(started)"; } || exit 126
            if [ -n "$i" ]; then exec <"$i"; rm -f "$i"; fi
            if [ -n "$v" ]; then tail -n +1 -f "$f/output" </dev/null 2>/dev/null & v=$!; fi
            unset TMUX TMUX_PANE TERM_PROGRAM TERM_PROGRAM_VERSION SHELL OLDPWD
            export MISSION_CONTROL_SESSION="$f"
            {
              trap : INT QUIT TERM
              (exec "$@") 2>&1
              c=$?; : >"$f/ending"; mv "$f/ending" "$f/exit-$c"
            } | {
              trap '' INT QUIT TERM
              cat >>"$f/output" 2>/dev/null || mv "$f/whole" "$f/cut"
              cat >/dev/null
              mv "$f/draining" "$f/drained"
            }
            [ -z "$v" ] || kill "$v"
            """;

    private SessionScript() {}

    /** Returns the command that runs {@code spec}; {@code shown} shows the output on its own terminal too. */
    static List<String> argv(SessionSpec spec, SessionFiles files, Enclosure enclosure, boolean shown)
            throws IOException {
        List<String> command = enclosure.around(spec.argv());
        boolean tooLong = shown && LongArguments.tooLong(command);
        Path arguments = files.directory().resolve("arguments");
        if (tooLong) {
            LongArguments.store(command, arguments);
        }
        List<String> argv = new ArrayList<>(List.of("/bin/sh", "-c", LongArguments.READ + RUN, "mission-control"));
        argv.add(tooLong ? arguments.toString() : "");
        argv.add(files.directory().toString());
        argv.add(enclosure.entry());
        argv.add(spec.inputText());
        argv.add(shown ? "shown" : "");
        argv.addAll(tooLong ? List.of() : command);
        return argv;
    }
}
