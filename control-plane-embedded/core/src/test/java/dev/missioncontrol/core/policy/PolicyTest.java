package dev.missioncontrol.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole table, written a second time: a changed cell fails here, and so does a role or an action without cells. */
final class PolicyTest {
    private static final List<String> MATRIX = """
            action             | owner operator support runtime agent classic metrics invited joining task system
            ask_who_one_is     | yes   yes      yes     yes     yes   -       -       -       -       -    -
            create_item        | yes   yes      -       -       yes   -       -       -       -       -    -
            create_command     | yes   yes      -       -       -     -       -       -       -       -    -
            read_inbox         | yes   yes      yes     -       -     -       -       -       -       -    -
            read_own_work      | -     -        -       -       yes   -       -       -       -       -    -
            steer_item         | yes   yes      -       -       -     -       -       -       -       -    -
            work               | -     -        -       yes     -     -       -       -       -       -    -
            work_on_task       | -     -        -       -       -     -       -       -       -       yes  -
            work_classic       | yes   yes      -       -       yes   yes     -       -       -       -    -
            raise_ask          | yes   yes      -       yes     yes   yes     -       -       -       -    -
            read_asks          | yes   yes      yes     -       -     -       -       -       -       -    -
            answer_ask         | yes   yes      -       -       -     -       -       -       -       -    -
            read_backlog       | yes   yes      yes     -       -     -       -       -       -       -    -
            change_backlog     | yes   yes      -       -       -     -       -       -       -       -    -
            read_secret_names  | yes   yes      yes     -       -     -       -       -       -       -    -
            keep_secret        | yes   yes      -       -       -     -       -       -       -       -    -
            read_secret        | -     -        -       yes     -     -       -       -       -       -    -
            reveal_secret      | yes   -        -       -       -     -       -       -       -       -    -
            steer_broker       | yes   yes      -       -       -     -       -       -       -       -    -
            read_agents        | yes   yes      yes     -       -     -       -       -       -       -    -
            pause_agent        | yes   yes      -       -       -     -       -       -       -       -    -
            set_guard          | yes   yes      -       -       -     -       -       -       -       -    -
            read_audit         | yes   yes      yes     -       -     -       -       -       -       -    -
            read_bodies        | yes   yes      yes     -       -     -       -       -       -       -    -
            erase              | yes   -        -       -       -     -       -       -       -       -    -
            back_up            | yes   -        -       -       -     -       -       -       -       -    -
            read_tokens        | yes   yes      -       -       -     -       -       -       -       -    -
            issue_token        | yes   yes      -       -       -     -       -       -       -       -    -
            issue_person_token | yes   -        -       -       -     -       -       -       -       -    -
            invite             | yes   -        -       -       -     -       -       -       -       -    -
            invite_support     | yes   yes      -       -       -     -       -       -       -       -    -
            issue_join_token   | yes   yes      -       -       -     -       -       -       -       -    -
            switch_classic     | yes   -        -       -       -     -       -       -       -       -    -
            redeem_invitation  | -     -        -       -       -     -       -       yes     -       -    -
            join               | -     -        -       -       -     -       -       -       yes     -    -
            scrape_metrics     | -     -        -       -       -     -       yes     -       -       -    -
            """.lines().toList();

    @Test
    void theTableHasTheseCellsAndNoOthers() {
        assertThat(table())
                .containsExactlyElementsOf(
                        MATRIX.stream().map(PolicyTest::words).toList());
    }

    private static List<List<String>> table() {
        List<String> head = new ArrayList<>(List.of("action", "|"));
        Arrays.stream(Role.values()).map(PolicyTest::name).forEach(head::add);
        List<List<String>> rows = new ArrayList<>(List.of(head));
        for (Action action : Action.values()) {
            List<String> row = new ArrayList<>(List.of(name(action), "|"));
            for (Role role : Role.values()) {
                row.add(new Principal(role, "x").may(action) ? "yes" : "-");
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> words(String row) {
        return List.of(row.split(" +"));
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void whatIsNotAllowedIsRefusedByName(Action action) {
        Principal nobody = new Principal(Role.SYSTEM, "control-plane");
        assertThatThrownBy(() -> nobody.require(action))
                .isInstanceOfSatisfying(
                        ControlPlaneException.class, e -> assertThat(e.type()).isEqualTo("forbidden"))
                .hasMessageContaining(name(action).replace('_', ' '));
    }

    @ParameterizedTest
    @ValueSource(strings = {"restart", "stop", "upgrade", "reconfigure", "shutdown", "gateway"})
    void noActionOfAnAgentTouchesWhatItRunsIn(String word) {
        assertThat(Action.values())
                .filteredOn(action -> Policy.roles(action).contains(Role.AGENT))
                .noneMatch(action -> name(action).contains(word));
    }

    @Test
    void anAgentSpeaksForItselfAndPeopleAndTheSharedTokenForAnybody() {
        AgentName slash = new AgentName("slash");
        assertThat(Role.values())
                .filteredOn(role -> new Principal(role, "other").speaksFor(slash))
                .containsExactly(Role.OWNER, Role.OPERATOR, Role.CLASSIC);
        assertThat(Role.values())
                .filteredOn(role -> new Principal(role, "slash").speaksFor(slash))
                .containsExactly(Role.OWNER, Role.OPERATOR, Role.AGENT, Role.CLASSIC);
    }
}
