package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.inbox.Assignment;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.Plan;
import dev.missioncontrol.api.text.TextRules;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.regex.Pattern;

/** Checks items that come through our own endpoints; classic clients may write anything that fits. */
final class NewItemRules {
    private static final Pattern URL = Pattern.compile("(https://|ssh://)[^\\s]+");
    private static final Pattern SCP = Pattern.compile("[A-Za-z0-9._-]+@[A-Za-z0-9.-]+:[^\\s]+");
    private static final Pattern WINDOWS_PATH = Pattern.compile("[A-Za-z]:[\\\\/].*");

    private static final String INVALID_DEADLINE = "invalid-deadline";

    private NewItemRules() {}

    /** Refuses ({@code INVALID}) names and texts that are not allowed, each with its own type. */
    static void check(NewItem item) {
        Assignment assignment = item.assignment();
        TextRules.requireStrict(assignment.agent());
        refuseIf(
                assignment.agent().equals(AgentName.MORTAL),
                "ask-instead",
                "What only a human can do is an ask, not an item; raise one.");
        TextRules.requireLine("title", assignment.title());
        TextRules.requireLine("project", assignment.origin().project());
        TextRules.requireLine("clan", assignment.origin().clan());
        TextRules.requireLine("issueRef", assignment.origin().issueRef());
        TextRules.requireLines("label", assignment.labels());
        switch (assignment.work()) {
            case Command command -> check(command);
            case null -> {}
        }
    }

    /** Refuses ({@code INVALID}) a deadline that cannot be met. */
    static void check(Plan plan, Instant now) {
        Instant deadline = plan.deadline();
        Instant notBefore = plan.notBefore();
        if (deadline == null) {
            return;
        }
        refuseIf(
                notBefore != null && deadline.isBefore(notBefore),
                INVALID_DEADLINE,
                "The deadline (plan.deadline, " + deadline + ") is before the time from which the item may be worked on"
                        + " (plan.notBefore, " + notBefore + "); give a later deadline or an earlier plan.notBefore.");
        refuseIf(
                !deadline.isAfter(now),
                INVALID_DEADLINE,
                "The deadline (plan.deadline, " + deadline + ") has passed: it is " + now
                        + " here. Give a later one, or none.");
    }

    /** Refuses ({@code INVALID}) a command on an item with content that is not allowed. */
    static void check(ItemCommand command) {
        switch (command) {
            case ItemCommand.LinkPr(var _, String url) ->
                refuseIf(!linkAllowed(url), "invalid-link", "A pull request is linked by its https address.");
            case ItemCommand.Reassign reassign -> TextRules.requireStrict(reassign.agent());
            case ItemCommand.Relabel relabel -> TextRules.requireLines("label", relabel.add());
            case ItemCommand.Ack _,
                    ItemCommand.StartWork _,
                    ItemCommand.Complete _,
                    ItemCommand.Fail _,
                    ItemCommand.Release _,
                    ItemCommand.Cancel _,
                    ItemCommand.Retry _,
                    ItemCommand.Note _,
                    ItemCommand.Unblock _,
                    ItemCommand.Adopt _ -> {}
        }
    }

    /** Refuses links with a password, or with text that a console or a terminal would misinterpret. */
    private static boolean linkAllowed(String url) {
        try {
            URI uri = new URI(url);
            return "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && TextRules.visible(url);
        } catch (URISyntaxException e) {
            return false;
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
                base != null && (base.startsWith("-") || !TextRules.visible(base) || base.contains(" ")),
                "invalid-branch",
                "The base branch must not start with '-' and must not hold spaces or control characters.");
    }

    private static boolean repositoryAllowed(String repository) {
        return TextRules.visible(repository)
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
