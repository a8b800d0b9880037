package dev.missioncontrol.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.Role;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PolicyTest {
    @ParameterizedTest
    @EnumSource(Role.class)
    void eachRoleMayDoWhatIsWrittenHereAndNothingElse(Role role) {
        Set<Action> expected = switch (role) {
            case OWNER ->
                Set.of(
                        Action.CREATE_ITEM,
                        Action.CREATE_COMMAND,
                        Action.READ_INBOX,
                        Action.STEER_ITEM,
                        Action.WORK_CLASSIC,
                        Action.RAISE_ASK,
                        Action.READ_ASKS,
                        Action.ANSWER_ASK,
                        Action.READ_AGENTS,
                        Action.READ_AUDIT,
                        Action.READ_BODIES,
                        Action.ERASE,
                        Action.BACK_UP,
                        Action.ISSUE_TOKEN);
            case RUNTIME -> Set.of(Action.WORK, Action.RAISE_ASK);
            case CLASSIC -> Set.of(Action.WORK_CLASSIC, Action.RAISE_ASK);
            case SYSTEM -> Set.of();
        };
        assertThat(Policy.allowed(role)).isEqualTo(expected);
    }
}
