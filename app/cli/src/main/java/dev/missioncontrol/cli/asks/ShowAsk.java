package dev.missioncontrol.cli.asks;

import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.text.VisibleText;
import dev.missioncontrol.cli.place.Session;
import dev.missioncontrol.cli.terminal.RelativeTimes;
import dev.missioncontrol.cli.terminal.StateNames;
import dev.missioncontrol.cli.terminal.TextTable;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows one ask: the question, the agent that raised it and the answer.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} 01k5w0e6v3n8qv2r4t6y8z0abc"})
final class ShowAsk implements Callable<Integer> {
    @Mixin
    private Session session;

    @Parameters(paramLabel = "ID", description = "The ask.")
    private AskId id;

    @Override
    public Integer call() {
        return session.run((plane, out) -> {
            Ask ask = plane.asks().find(id).orElseThrow(() -> AskVerb.unknown(id.value()));
            out.tell(ask, () -> text(ask, out.now()));
        });
    }

    private static String text(Ask ask, Instant now) {
        TextTable facts = TextTable.facts()
                .row("Ask", ask.id())
                .row("Need", ask.need())
                .row("Kind", StateNames.of(ask.kind()))
                .row("State", StateNames.of(ask.state()) + (ask.status().escalated() ? ", escalated" : ""))
                .row("Version", ask.version())
                .row("Asked", RelativeTimes.of(ask.dates().createdAt(), now) + " by " + ask.author() + times(ask))
                .fact("Agent", ask.agent())
                .fact(ask.concern().holding() ? "Holds up" : "About", ask.item())
                .fact("Deadline", ask.terms().deadline())
                .fact("Else", ask.terms().defaultAnswer())
                .fact("Snoozed until", ask.status().snoozedUntil())
                .fact("Why", ask.result().reason())
                .fact("Answer", ask.reply() == null ? null : ask.reply().inWords())
                .fact("Answered by", ask.result().repliedBy());
        ask.options().forEach(option -> facts.row("Option", option));
        String context = ask.question().context().isBlank()
                ? ""
                : System.lineSeparator() + VisibleText.block(ask.question().context());
        return facts + context;
    }

    private static String times(Ask ask) {
        return ask.status().times() > 1 ? ", " + ask.status().times() + " times" : "";
    }
}
