package dev.missioncontrol.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskState;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.backlog.EpicId;
import dev.missioncontrol.api.backlog.IssueFilter;
import dev.missioncontrol.api.backlog.IssueState;
import dev.missioncontrol.api.backlog.ProjectName;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class QueryTest {
    private static final String ID = "01k00000000000000000000000";

    /** The query of a path, read as a server reads it. */
    private record Written(Map<String, List<String>> texts) implements ParameterValues {
        static Written of(Query query) {
            Map<String, List<String>> texts = new LinkedHashMap<>();
            for (String pair : query.toString().substring("/?".length()).split("&", -1)) {
                String[] sides = pair.split("=", 2);
                texts.computeIfAbsent(sides[0], _ -> new ArrayList<>())
                        .add(URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
            }
            return new Written(texts);
        }

        @Override
        public <T> Optional<T> value(Parameter<T> parameter) {
            return values(parameter).stream().findFirst();
        }

        @Override
        public <T> Set<T> values(Parameter<T> parameter) {
            return texts.getOrDefault(parameter.name(), List.of()).stream()
                    .map(parameter.reader())
                    .collect(Collectors.toSet());
        }
    }

    /** Each parameter is written, and what is read is what was written. */
    private static <F> void comesBack(
            F filter,
            BiFunction<F, Query, Query> writer,
            Function<ParameterValues, F> reader,
            List<Parameter<?>> parameters) {
        Written written = Written.of(writer.apply(filter, new Query("/")));
        assertThat(written.texts().keySet())
                .containsExactlyElementsOf(
                        parameters.stream().map(Parameter::name).toList());
        assertThat(reader.apply(written)).isEqualTo(filter);
    }

    @Test
    void filterOfItemsComesBack() {
        ItemFilter filter = new ItemFilter(
                new AgentName("slash"), Set.of(ItemState.values()), "a&b", Duration.ofMinutes(90), "ü +=");
        comesBack(filter, ItemQuery::write, ItemQuery::read, ItemQuery.PARAMETERS);
    }

    @Test
    void filterOfAsksComesBack() {
        AskFilter filter = new AskFilter(Set.of(AskState.values()), Set.of(AskKind.values()), new ItemId(ID), true);
        comesBack(filter, AskQuery::write, AskQuery::read, AskQuery.PARAMETERS);
    }

    @Test
    void filterOfIssuesComesBack() {
        IssueFilter filter = new IssueFilter(new ProjectName("mc"), new EpicId(ID), Set.of(IssueState.values()), "red");
        comesBack(filter, IssueQuery::write, IssueQuery::read, IssueQuery.PARAMETERS);
    }

    @Test
    void filterOfEventsComesBack() {
        AuditFilter filter =
                new AuditFilter("owner:laptop", "item.", ID, Instant.EPOCH, Instant.EPOCH.plusNanos(1), "x");
        comesBack(filter, AuditQuery::write, AuditQuery::read, AuditQuery.PARAMETERS);
    }
}
