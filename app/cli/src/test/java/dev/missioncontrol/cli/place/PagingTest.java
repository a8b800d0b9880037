package dev.missioncontrol.cli.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.audit.IndexProgress;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.cli.terminal.Output;
import dev.missioncontrol.cli.terminal.TextTable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class PagingTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private void tell(boolean json) {
        Page<String> page =
                new Page<>(List.of("row"), null, new IndexProgress(new Position(1, 400), new Position(1, 1000)));
        CommandLine.populateCommand(new Paging())
                .tell(
                        new Output(new PrintWriter(out), new PrintWriter(err), json, Instant.EPOCH),
                        (_, _) -> page,
                        rows -> TextTable.of("none", rows.getFirst()));
    }

    @Test
    void aPartialAnswerSaysHowFarTheIndexReaches() {
        tell(false);
        assertThat(err.toString()).contains("The search index is being built (40 %)", "after event 1:400");
    }

    @Test
    void aPartialAnswerSaysSoInJsonAsWell() {
        tell(true);
        assertThat(out.toString()).contains("\"partial\":{\"reached\":\"1:400\",\"newest\":\"1:1000\"");
        assertThat(err.toString()).isEmpty();
    }
}
