package dev.missioncontrol.cli.inbox;

import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.OutputTail;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.api.text.VisibleText;
import dev.missioncontrol.cli.place.Session;
import dev.missioncontrol.cli.terminal.RelativeTimes;
import dev.missioncontrol.cli.terminal.StateNames;
import dev.missioncontrol.cli.terminal.TextTable;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows one item: its text, its holder and its result.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} 01k5w0e6v3n8qv2r4t6y8z0abc --output"})
final class ShowItem implements Callable<Integer> {
    @Mixin
    private Session session;

    @Parameters(paramLabel = "ID", description = "The item.")
    private ItemId id;

    @Option(names = "--output", description = "Includes the newest output of its command.")
    private boolean output;

    private record Shown(InboxItem item, @Nullable OutputTail output) {}

    @Override
    public Integer call() {
        return session.run((plane, out) -> {
            InboxItem item = plane.inbox().find(id).orElseThrow(() -> ItemVerb.unknown(id));
            Optional<OutputTail> tail = output ? plane.inbox().output(id) : Optional.empty();
            out.tell(output ? new Shown(item, tail.orElse(null)) : item, () -> text(item, tail, out.now()));
        });
    }

    private static String text(InboxItem item, Optional<OutputTail> tail, Instant now) {
        StringBuilder text = new StringBuilder(facts(item, now).toString());
        section(text, item.assignment().body());
        item.trail()
                .answers()
                .forEach(answer -> section(text, answer.need() + "\n  → " + answer.reply() + " (" + answer.by() + ")"));
        if (item.result() != null) {
            section(text, String.join("\n", item.result().lastLines()));
        }
        tail.ifPresent(lines -> section(text, String.join("\n", lines.lines())));
        return text.toString();
    }

    private static void section(StringBuilder text, String block) {
        if (!block.isBlank()) {
            text.append(System.lineSeparator()).append(VisibleText.block(block)).append(System.lineSeparator());
        }
    }

    private static TextTable facts(InboxItem item, Instant now) {
        TextTable facts = TextTable.facts()
                .row("Item", item.id())
                .row("Title", item.title())
                .row(
                        "State",
                        StateNames.of(item.state()) + ", changed "
                                + RelativeTimes.of(item.times().changedAt(), now))
                .row("Version", item.version())
                .fact("Why", item.reason())
                .row("Agent", item.agent())
                .row("Made", RelativeTimes.of(item.times().createdAt(), now) + " by " + item.author())
                .fact("Project", item.assignment().origin().project())
                .fact("Clan", item.assignment().origin().clan())
                .fact("Issue", item.assignment().origin().issueRef())
                .fact("Labels", String.join(", ", item.assignment().labels()));
        switch (item.assignment().work()) {
            case Command command ->
                facts.row("Command", String.join(" ", command.argv())).row("In", command.repository());
            case null -> {}
        }
        if (item.status().holder() != null) {
            facts.row(
                    item.state().held() ? "Held by" : "Last held by",
                    item.status().holder().label());
        }
        facts.fact(
                        "Lease ends",
                        item.lease() == null
                                ? null
                                : RelativeTimes.of(item.lease().expiresAt(), now))
                .fact("Not before", item.status().notBefore())
                .fact("Deadline", item.schedule().deadline())
                .row(
                        "Attempts",
                        item.status().attempt() + " of " + InboxItem.ATTEMPTS_MAX + ", epoch "
                                + item.epoch().value());
        item.schedule().unmet().forEach(other -> facts.row("Waits for", other));
        item.trail().openAsks().forEach(ask -> facts.row("Open ask", ask));
        item.trail().links().forEach(link -> facts.row("Link", link));
        result(facts, item.result());
        return facts;
    }

    private static void result(TextTable facts, @Nullable Result result) {
        if (result != null) {
            facts.fact("Result", result.summary()).fact("Exit code", result.exitCode());
            if (result.branch() != null) {
                facts.row(
                        "Branch",
                        result.branch().name() + " in " + result.branch().at());
            }
        }
    }
}
