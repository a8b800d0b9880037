package dev.missioncontrol.console.agents;

import dev.missioncontrol.api.agents.Activity;
import dev.missioncontrol.api.agents.AgentStatus;
import dev.missioncontrol.api.agents.Holding;
import dev.missioncontrol.api.agents.Liveness;
import dev.missioncontrol.console.filter.FilterProblem;
import dev.missioncontrol.console.filter.FilterText;
import dev.missioncontrol.console.words.Sign;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parses the agents' filter: {@code liveness:lost activity:paused runtime:local words}.
 *
 * @param words words to find in the agent's name and in the titles of its items
 */
record AgentFilterText(
        Optional<String> liveness, Optional<String> activity, Optional<String> runtime, List<String> words) {
    static final AgentFilterText ALL =
            new AgentFilterText(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    private static final Set<String> KEYS = Set.of("liveness", "activity", "runtime");

    static AgentFilterText parse(String text) throws FilterProblem {
        FilterText parsed = FilterText.parse(text, KEYS);
        return new AgentFilterText(
                known(parsed.value("liveness"), "liveness", Liveness.values()),
                known(parsed.value("activity"), "activity", Activity.values()),
                parsed.value("runtime"),
                parsed.words().stream()
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .toList());
    }

    private static Optional<String> known(Optional<String> value, String key, Enum<?>[] values) throws FilterProblem {
        List<String> names = Arrays.stream(values).map(AgentFilterText::written).toList();
        Optional<String> wanted = value.map(text -> text.toLowerCase(Locale.ROOT));
        if (wanted.isPresent() && !names.contains(wanted.get())) {
            throw new FilterProblem("There is no " + key + " “" + wanted.get() + "”; use " + String.join(", ", names));
        }
        return wanted;
    }

    private static String written(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean matches(AgentStatus agent) {
        return liveness.filter(wanted -> !wanted.equals(written(agent.liveness())))
                        .isEmpty()
                && activity.filter(wanted -> !wanted.equals(written(agent.activity())))
                        .isEmpty()
                && runtime.filter(wanted -> !wanted.equals(runtimeOf(agent))).isEmpty()
                && words.stream().allMatch(searchable(agent)::contains);
    }

    private static @Nullable String runtimeOf(AgentStatus agent) {
        return agent.runtime() == null ? null : agent.runtime().value();
    }

    private static String searchable(AgentStatus agent) {
        return Stream.concat(
                        Stream.of(
                                agent.name().value(), Sign.of(agent.activity()).word()),
                        agent.holdings().stream().map(Holding::title))
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
    }
}
