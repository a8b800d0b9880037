package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.text.VisibleText;
import java.util.regex.Pattern;

/** What may be in an item that comes through our own endpoints; classic clients may write anything that fits. */
final class NewItemRules {
    private static final Pattern URL = Pattern.compile("(https://|ssh://)[^\\s]+");
    private static final Pattern SCP = Pattern.compile("[A-Za-z0-9._-]+@[A-Za-z0-9.-]+:[^\\s]+");
    private static final Pattern WINDOWS_PATH = Pattern.compile("[A-Za-z]:[\\\\/].*");

    private NewItemRules() {}

    /** Refuses ({@code INVALID}) names and texts that are not allowed, each with its own type. */
    static void check(NewItem item) {
        refuseIf(
                !item.agent().strict(),
                "invalid-agent-name",
                "An agent's name must start with a letter and hold only a-z, 0-9 and '-', at most 31 characters.");
        refuseIf(
                VisibleText.needsMarks(item.title()),
                "invalid-title",
                "The title holds control or direction characters; write it as plain text on one line.");
        if (item.command() != null) {
            check(item.command());
        }
    }

    private static void check(Command command) {
        refuseIf(
                command.argv().stream().anyMatch(argument -> argument.indexOf('\0') >= 0),
                "invalid-command",
                "A command's arguments must not hold NUL characters.");
        refuseIf(
                !repositoryAllowed(command.repository()),
                "invalid-repository",
                "The repository must be an absolute local path or an https, ssh or user@host:path address.");
        String base = command.base();
        refuseIf(
                base != null && (base.startsWith("-") || VisibleText.needsMarks(base) || base.contains(" ")),
                "invalid-branch",
                "The base branch must not start with '-' and must not hold spaces or control characters.");
    }

    private static boolean repositoryAllowed(String repository) {
        return !VisibleText.needsMarks(repository)
                && (repository.startsWith("/")
                        || WINDOWS_PATH.matcher(repository).matches()
                        || URL.matcher(repository).matches()
                        || SCP.matcher(repository).matches());
    }

    private static void refuseIf(boolean broken, String type, String message) {
        if (broken) {
            throw new ControlPlaneException(Category.INVALID, type, message);
        }
    }
}
