package dev.missioncontrol.api.http;

import dev.missioncontrol.api.backlog.EpicId;
import dev.missioncontrol.api.backlog.IssueFilter;
import dev.missioncontrol.api.backlog.IssueState;
import dev.missioncontrol.api.backlog.ProjectName;
import java.util.List;

/** Turns a filter of issues into parameters and back. */
public final class IssueQuery {
    private static final Parameter<ProjectName> PROJECT =
            Parameter.optional("project", ProjectName.class, ProjectName::new, "Of this project");
    private static final Parameter<EpicId> EPIC = Parameter.optional("epic", EpicId.class, EpicId::new, "Of this epic");
    private static final Parameter<IssueState> STATE =
            Parameter.anyOf("state", IssueState.class, "In one of these states");
    private static final Parameter<String> LABEL = Parameter.text("label", "With this label");

    /** In the order in which they are described. */
    public static final List<Parameter<?>> PARAMETERS = List.of(PROJECT, EPIC, STATE, LABEL);

    /** Of a listing of epics. */
    public static final Parameter<ProjectName> EPICS_OF =
            Parameter.required("project", ProjectName.class, ProjectName::new, "Whose epics");

    private IssueQuery() {}

    /** The filter that was asked for. */
    public static IssueFilter read(ParameterValues query) {
        return new IssueFilter(
                query.value(PROJECT).orElse(null),
                query.value(EPIC).orElse(null),
                query.values(STATE),
                query.value(LABEL).orElse(null));
    }

    static Query write(IssueFilter filter, Query query) {
        return query.with(PROJECT, filter.project())
                .with(EPIC, filter.epic())
                .each(STATE, filter.states())
                .with(LABEL, filter.label());
    }
}
