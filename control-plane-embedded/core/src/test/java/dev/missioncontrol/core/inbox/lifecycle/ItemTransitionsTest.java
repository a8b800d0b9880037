package dev.missioncontrol.core.inbox.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.inbox.Answer;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.core.inbox.lifecycle.ItemTransitions.Verb;
import dev.missioncontrol.core.policy.Principal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every state, everything that may happen, everybody who may try: what the design allows happens, and nothing else. */
final class ItemTransitionsTest {
    /** from | what | by | state after | hold | epoch | attempt | losses | event. */
    private static final String DESIGN = """
            pending | claim | runtime | acked | taken | up | up | same | item.claimed
            pending | ack | classic | acked | taken | up | up | same | item.acked
            acked, working | ack | holder | same | renewed | same | same | same | -
            acked | start-work | holder | working | kept | same | same | same | item.started
            working | start-work | holder | same | kept | same | same | same | -
            acked, working | renew | holder | same | renewed | same | same | same | -
            acked, working | progress | holder | same | renewed | same | same | same | -
            acked, working | note | holder | same | renewed | same | same | same | item.noted
            pending, acked, working, waiting | note | operator | same | kept | same | same | same | item.noted
            acked, working | link-pr | holder | same | renewed | same | same | same | item.linked
            pending, acked, working, waiting | link-pr | operator | same | kept | same | same | same | item.linked
            acked, working | complete | holder, operator | completed | ends | same | same | same | item.completed
            pending | complete | last-holder, classic, operator | completed | ends | same | same | same | item.completed
            acked, working | fail | holder, operator | pending-or-failed | cleared | up | same | zero | item.failed
            acked, working | expire | system | pending-or-failed | ends | same | same | up | item.lease-expired
            acked, working | ask | holder, operator | waiting | cleared | up | back | zero | item.suspended
            pending, acked, working, waiting | answer | system | same | kept | same | same | same | item.answered
            waiting | resume | system | pending | kept | same | same | same | item.resumed
            acked, working | release | holder, operator | pending | cleared | up | back | zero | item.released
            acked, working | adopt | holder | same | taken | up | same | same | item.adopted
            acked, working | reassign | holder, operator | pending | cleared | up | back | zero | item.reassigned
            pending, waiting | reassign | operator | pending | cleared | up | same | zero | item.reassigned
            pending, acked, working, waiting | relabel | operator | same | kept | same | same | same | item.labelled
            pending, acked, working, waiting | cancel | operator | cancelled | ends | up | same | same | item.cancelled
            failed | retry | operator | pending | cleared | same | zero | zero | item.retried
            pending, acked, working, waiting, failed | await | system | same | kept | same | same | same | item.awaited
            pending, acked, working, waiting | unblock | operator, system | same | kept | same | same | same | item.unblocked
            pending | due | system | same | cleared | same | same | same | item.due
            pending, acked, working, waiting | overdue | system | same | kept | same | same | same | item.overdue
            pending, acked, working, waiting | consult | system | same | kept | same | same | same | item.asked
            any | keep | holder, last-holder, runtime, classic | same | kept | same | same | same | item.noted""";

    private static final List<Caller> EVERYBODY =
            List.of(Samples.LOCAL, Samples.OTHER, Samples.CLASSIC, Samples.OPERATOR, Samples.SYSTEM);

    private final ItemRules rules = new ItemRules(new Random(1));

    /** A line of the design. */
    private record Line(List<String> cells) {
        boolean speaksOf(ItemState state, Verb verb, Set<String> roles) {
            boolean from = cells.get(0).equals("any") || names(0).contains(word(state));
            return from && cells.get(1).equals(word(verb)) && names(2).stream().anyMatch(roles::contains);
        }

        private List<String> names(int cell) {
            return List.of(cells.get(cell).split(", ", -1));
        }

        String cell(int cell) {
            return cells.get(cell);
        }
    }

    private static final List<Line> LINES = DESIGN.lines()
            .map(line -> new Line(List.of(line.split(" \\| ", -1))))
            .toList();

    @Test
    void theTableIsTheDesigns() {
        assertThat(ItemTransitions.print()).isEqualTo(DESIGN);
    }

    @Test
    void noTwoLinesSayDifferentThingsOfTheSame() {
        Set<String> seen = new HashSet<>();
        for (ItemTransitions.Transition transition : ItemTransitions.ROWS) {
            transition
                    .from()
                    .forEach(state -> transition
                            .by()
                            .forEach(who -> assertThat(seen.add(state + " " + transition.verb() + " " + who))
                                    .as("%s %s %s", state, transition.verb(), who)
                                    .isTrue()));
        }
    }

    @Test
    void whatTheDesignAllowsHappensAndNothingElse() {
        int allowed = 0;
        for (Caller holder : List.of(Samples.LOCAL, Samples.CLASSIC)) {
            for (ItemState state : ItemState.values()) {
                for (Verb verb : Verb.values()) {
                    for (Caller caller : EVERYBODY) {
                        allowed += walk(Samples.item(state, holder), verb, caller) ? 1 : 0;
                    }
                }
            }
        }
        assertThat(allowed).isGreaterThan(100);
    }

    private boolean walk(InboxItem item, Verb verb, Caller caller) {
        String where = word(item.state()) + " " + word(verb) + " by " + caller + ", holder "
                + item.status().holder();
        List<Line> lines = LINES.stream()
                .filter(line -> line.speaksOf(item.state(), verb, roles(item, caller)))
                .toList();
        boolean runtimesOnly = verb == Verb.ADOPT && !(caller instanceof Caller.OfRuntime);
        if (lines.isEmpty() || runtimesOnly) {
            refused(where, item, verb, caller);
            return false;
        }
        assertThat(lines).as(where).hasSize(1);
        InboxItem after = happens(where, item, verb, caller);
        check(where, lines.getFirst(), item, after, caller);
        return true;
    }

    private static Set<String> roles(InboxItem item, Caller caller) {
        Set<String> roles = new HashSet<>();
        roles.add(
                switch (caller) {
                    case Caller.OfRuntime _ -> "runtime";
                    case Caller.Classic _ -> "classic";
                    case Caller.Operator _ -> "operator";
                    case Caller.Itself _ -> "system";
                });
        boolean sameRuntime = caller.equals(Samples.LOCAL)
                && item.status().holder() != null
                && item.status().holder().label().equals("local");
        boolean sameAgent = caller.equals(Samples.CLASSIC)
                && item.status().holder() != null
                && item.status().holder().label().equals("slash (classic)");
        if (sameRuntime || sameAgent) {
            roles.add(item.state().held() ? "holder" : "last-holder");
        }
        return roles;
    }

    private void refused(String where, InboxItem item, Verb verb, Caller caller) {
        ItemCommand command = command(verb, item, caller);
        if (command != null) {
            Decision decision = rules.decide(item, command, caller, Samples.NOW);
            assertThat(decision).as(where).isInstanceOfAny(Decision.Answered.class, Decision.Kept.class);
            if (decision instanceof Decision.Kept kept) {
                assertThat(verb).as(where).isEqualTo(Verb.COMPLETE);
                assertThat(ItemFold.after(item, kept.note(), Samples.CHANGED).state())
                        .as(where)
                        .isEqualTo(item.state());
            }
        } else if (verb == Verb.ASK) {
            assertThat(ItemRules.suspend(item, asking(item), caller, Samples.NOW))
                    .as(where)
                    .isInstanceOf(Decision.Answered.class);
        } else if (caller instanceof Caller.Itself system && verb != Verb.ANSWER && verb != Verb.RESUME) {
            assertThatThrownBy(() -> ItemRules.notice(item, verb, null, system, Samples.NOW))
                    .as(where)
                    .isInstanceOf(IllegalStateException.class);
        } else {
            assertThat(ItemTransitions.find(item.state(), verb, ItemTransitions.Who.of(item, caller)))
                    .as(where)
                    .isEmpty();
        }
    }

    private InboxItem happens(String where, InboxItem item, Verb verb, Caller caller) {
        ItemCommand command = command(verb, item, caller);
        if (command == null) {
            return silently(item, verb, caller)
                    .map(event -> ItemFold.after(item, event, Samples.CHANGED))
                    .orElse(item);
        }
        return switch (rules.decide(item, command, caller, Samples.NOW)) {
            case Decision.Happens happens -> ItemFold.after(item, happens.event(), Samples.CHANGED);
            case Decision.Renewed renewed ->
                item.leased(
                        new Lease(Objects.requireNonNull(item.status().holder()), item.epoch(), renewed.leaseUntil()));
            case Decision.Already already -> already.item();
            case Decision.Answered answered -> throw new AssertionError(where + ": " + answered.outcome());
            case Decision.Kept _ -> throw new AssertionError(where + ": kept");
        };
    }

    /** What no command brings about. */
    private static Optional<ItemEvent> silently(InboxItem item, Verb verb, Caller caller) {
        if (verb == Verb.ASK) {
            Decision decision = ItemRules.suspend(item, asking(item), caller, Samples.NOW);
            return Optional.of(((Decision.Happens) decision).event());
        }
        if (caller instanceof Caller.Itself system) {
            return Optional.of(
                    switch (verb) {
                        case EXPIRE -> ItemRules.expire(item, system, Samples.NOW);
                        case ANSWER, RESUME -> ItemRules.answer(item, answer(verb), system, Samples.NOW);
                        default -> ItemRules.notice(item, verb, null, system, Samples.NOW);
                    });
        }
        if (verb == Verb.CLAIM && caller instanceof Caller.OfRuntime runtime) {
            return Optional.of(ItemRules.claim(item, runtime, Samples.NOW));
        }
        ItemTransitions.Transition transition = ItemTransitions.find(
                        item.state(), verb, ItemTransitions.Who.of(item, caller))
                .orElseThrow();
        return Optional.of(ItemStep.of(noted(transition), item, caller, Samples.NOW));
    }

    /** A line without an event is walked as one that leaves a note. */
    private static ItemTransitions.Transition noted(ItemTransitions.Transition transition) {
        return new ItemTransitions.Transition(
                transition.from(),
                transition.verb(),
                transition.by(),
                transition.to(),
                transition.hold(),
                transition.epoch(),
                transition.attempt(),
                transition.losses(),
                Objects.requireNonNullElse(transition.event(), EventType.ITEM_NOTED));
    }

    private static AskRequest asking(InboxItem item) {
        return new AskRequest(Samples.ASK, "need", item.epoch(), new Principal(Role.OWNER, "laptop"), null);
    }

    /** Another answer than the last one leaves a waiting item waiting. */
    private static Answer answer(Verb verb) {
        String ask = verb == Verb.RESUME ? Samples.ASK : "01k9bbbbbbbbbbbbbbbbbbbbbb";
        return new Answer(ask, "need", "reply", Samples.SYSTEM.actor(), Samples.NOW);
    }

    private static @Nullable ItemCommand command(Verb verb, InboxItem item, Caller caller) {
        return switch (verb) {
            case ACK -> new ItemCommand.Ack();
            case START_WORK -> new ItemCommand.StartWork(item.epoch());
            case NOTE -> new ItemCommand.Note(item.epoch(), "words");
            case LINK_PR -> new ItemCommand.LinkPr(item.epoch(), "https://example.org/pull/1");
            case COMPLETE -> new ItemCommand.Complete(item.epoch(), Result.of("done"));
            case FAIL -> new ItemCommand.Fail(item.epoch(), Result.of("exit 1"), true);
            case RELEASE -> new ItemCommand.Release(item.epoch(), "why");
            case ADOPT -> new ItemCommand.Adopt(item.epoch(), Samples.FIRST);
            case REASSIGN -> new ItemCommand.Reassign(item.epoch(), new AgentName("pixel"), "why");
            case RELABEL -> new ItemCommand.Relabel(item.epoch(), List.of("parked"), List.of());
            case CANCEL -> new ItemCommand.Cancel(item.epoch(), "why");
            case RETRY -> new ItemCommand.Retry(item.epoch());
            case UNBLOCK -> caller instanceof Caller.Itself ? null : new ItemCommand.Unblock(item.epoch());
            case CLAIM, RENEW, PROGRESS, EXPIRE, ASK, ANSWER, RESUME, AWAIT, DUE, OVERDUE, CONSULT, KEEP -> null;
        };
    }

    private static void check(String where, Line line, InboxItem before, InboxItem after, Caller caller) {
        String to = line.cell(3);
        List<String> states = to.equals("same") ? List.of(word(before.state())) : List.of(to.split("-or-", -1));
        assertThat(states).as(where).contains(word(after.state()));
        assertThat(after.epoch().value()).as(where + ": epoch").isEqualTo(counted(line.cell(5), (int)
                before.epoch().value()));
        assertThat(after.status().attempt())
                .as(where + ": attempt")
                .isEqualTo(counted(line.cell(6), before.status().attempt()));
        assertThat(after.status().losses())
                .as(where + ": losses")
                .isEqualTo(counted(line.cell(7), before.status().losses()));
        hold(where, line.cell(4), before, after, caller);
    }

    private static int counted(String how, int value) {
        return switch (how) {
            case "same" -> value;
            case "up" -> value + 1;
            case "back" -> value - 1;
            case "zero" -> 0;
            default -> throw new AssertionError(how);
        };
    }

    private static void hold(String where, String how, InboxItem before, InboxItem after, Caller caller) {
        switch (how) {
            case "kept" -> {
                assertThat(after.status().holder())
                        .as(where)
                        .isEqualTo(before.status().holder());
                assertThat(end(after)).as(where).isEqualTo(end(before));
                assertThat(after.status().heldSince())
                        .as(where)
                        .isEqualTo(before.status().heldSince());
            }
            case "renewed" -> {
                assertThat(after.status().holder())
                        .as(where)
                        .isEqualTo(before.status().holder());
                assertThat(end(after)).as(where).isAfter(end(before));
            }
            case "taken" -> {
                assertThat(after.status().holder()).as(where).isEqualTo(ItemRules.holder(caller));
                assertThat(end(after)).as(where).isAfter(Samples.NOW);
                assertThat(after.status().heldSince()).as(where).isNotNull();
            }
            case "ends" -> {
                assertThat(after.status().holder())
                        .as(where)
                        .isEqualTo(before.status().holder());
                assertThat(after.lease()).as(where).isNull();
            }
            case "cleared" -> {
                assertThat(after.status().holder()).as(where).isNull();
                assertThat(after.lease()).as(where).isNull();
            }
            default -> throw new AssertionError(how);
        }
    }

    private static @Nullable Instant end(InboxItem item) {
        return item.lease() == null ? null : item.lease().expiresAt();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
