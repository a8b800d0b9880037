package dev.missioncontrol.console.backlog;

import dev.missioncontrol.api.backlog.IssueFilter;
import dev.missioncontrol.api.backlog.IssueState;
import dev.missioncontrol.api.backlog.ProjectName;
import dev.missioncontrol.console.filter.FilterProblem;
import dev.missioncontrol.console.filter.FilterText;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Parses the backlog's filter: {@code project:billing state:in-review label:ui words}. Without a state it selects
 * unfinished issues.
 *
 * @param words words matched here, because the port does not search titles
 * @param narrows whether the filter contains more than a project
 */
record BacklogFilterText(IssueFilter filter, List<String> words, boolean narrows) {
    static final Set<String> KEYS = Set.of("project", "state", "label");

    private static final Set<IssueState> UNFINISHED = Arrays.stream(IssueState.values())
            .filter(IssueState::unfinished)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(IssueState.class)));

    static BacklogFilterText parse(String text) throws FilterProblem {
        FilterText parsed = FilterText.parse(text, KEYS);
        Set<IssueState> states = EnumSet.noneOf(IssueState.class);
        for (String name : parsed.values("state")) {
            states.add(state(name));
        }
        List<String> words = parsed.words().stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        IssueFilter filter = new IssueFilter(
                parsed.value("project").map(ProjectName::new).orElse(null),
                null,
                states.isEmpty() ? UNFINISHED : states,
                parsed.value("label").orElse(null));
        return new BacklogFilterText(filter, words, !words.isEmpty() || !states.isEmpty() || filter.label() != null);
    }

    boolean matches(OutlineRow row) {
        return words.stream().allMatch(row.searchable()::contains);
    }

    private static IssueState state(String name) throws FilterProblem {
        for (IssueState state : IssueState.values()) {
            if (written(state).equalsIgnoreCase(name)) {
                return state;
            }
        }
        String all = Arrays.stream(IssueState.values())
                .map(BacklogFilterText::written)
                .collect(Collectors.joining(", "));
        throw new FilterProblem("There is no state “" + name + "”; use " + all);
    }

    private static String written(IssueState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
