package dev.missioncontrol.console.fake;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.Activity;
import dev.missioncontrol.api.agents.AgentStatus;
import dev.missioncontrol.api.agents.Blip;
import dev.missioncontrol.api.agents.BlipId;
import dev.missioncontrol.api.agents.Evidence;
import dev.missioncontrol.api.agents.GatewayReport;
import dev.missioncontrol.api.agents.GatewayStatus;
import dev.missioncontrol.api.agents.Holding;
import dev.missioncontrol.api.agents.Liveness;
import dev.missioncontrol.api.agents.Pause;
import dev.missioncontrol.api.agents.RuntimeStatus;
import dev.missioncontrol.api.agents.SessionReport;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.reports.DailyUsage;
import dev.missioncontrol.api.reports.SessionUsage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Provides the agents of {@link DemoData}: seven, one for each liveness and activity, and two runtimes. */
final class DemoFleet {
    private static final List<String> AGENTS = List.of("slash", "izzy", "duff", "axl", "steven", "gilby", "matt");

    private final FakeControlPlane controlPlane;
    private final List<InboxItem> held;
    private final Instant now;

    private DemoFleet(FakeControlPlane controlPlane, Instant now) {
        this.controlPlane = controlPlane;
        this.now = now;
        this.held = controlPlane.inbox().list(ItemFilter.ALL, null, 100).rows().stream()
                .filter(item -> item.state().held())
                .toList();
    }

    static void fill(FakeControlPlane controlPlane, Instant now) {
        DemoFleet fleet = new DemoFleet(controlPlane, now);
        for (String agent : List.of("slash", "izzy", "duff", "axl")) {
            controlPlane
                    .reports()
                    .put(new DailyUsage(
                            now.truncatedTo(ChronoUnit.DAYS),
                            new AgentName(agent),
                            "billing",
                            new SessionUsage.Tokens(41_200, 9_850, 880_000, 12_000),
                            new SessionUsage.Costs(1.37, 0.41, 0.74, 0.18, 0.04),
                            64));
        }
        controlPlane.put(new Blip(
                new BlipId(new Ids().next()),
                new RuntimeName("local"),
                GatewayReport.Cause.ORDERED,
                "operator:ada",
                now.minusSeconds(5412),
                now.minusSeconds(5400),
                "a90c",
                "b7e1",
                fleet.held.stream()
                        .limit(2)
                        .map(item -> new Blip.Hit(item.id(), item.agent(), item.title(), Blip.Outcome.GOES_ON))
                        .toList()));
        controlPlane.fleet(
                AGENTS.stream().map(fleet::agent).toList(),
                List.of(
                        fleet.runtime(
                                "local",
                                3,
                                Liveness.ALIVE,
                                new Evidence("Sign of life of incarnation 3", now.minusSeconds(4))),
                        fleet.runtime(
                                "vm-east",
                                1,
                                Liveness.LOST,
                                new Evidence("No sign of life since the last one", now.minusSeconds(5400)))));
    }

    private RuntimeStatus runtime(String name, long incarnation, Liveness liveness, Evidence evidence) {
        boolean here = liveness == Liveness.ALIVE;
        return new RuntimeStatus(
                new RuntimeName(name),
                new Incarnation(incarnation),
                liveness,
                evidence,
                here ? "laptop" : "vm-east-1",
                here ? "Linux 6.12" : "Debian 13",
                "0.1.0",
                here,
                here ? held.stream().map(this::session).toList() : List.of(),
                here ? gateway() : null);
    }

    private GatewayStatus gateway() {
        List<GatewayReport.Channel> channels = List.of(
                new GatewayReport.Channel("telegram", true, true), new GatewayReport.Channel("discord", true, false));
        return new GatewayStatus(
                new GatewayReport(GatewayReport.State.UP, "b7e1", "2026.2.26", channels, null), now.minusSeconds(5400));
    }

    private SessionReport session(InboxItem item) {
        return new SessionReport(
                item.id(),
                item.epoch(),
                item.agent(),
                "cc-task-" + item.id().shortForm() + "-" + item.agent(),
                "/home/ada/d/git/worktrees/" + item.id().shortForm(),
                now.minusSeconds(240),
                now.minusSeconds(1));
    }

    private AgentStatus agent(String name) {
        Liveness liveness = switch (name) {
            case "steven" -> Liveness.NEVER_SEEN;
            case "axl" -> Liveness.SUSPECT;
            case "matt" -> Liveness.LOST;
            default -> Liveness.ALIVE;
        };
        Activity activity = switch (name) {
            case "slash" -> Activity.PAUSED;
            case "gilby" -> Activity.WAITING;
            case "matt" -> Activity.ERROR;
            case "steven" -> Activity.IDLE;
            default -> Activity.WORKING;
        };
        List<Holding> holdings = holdings(name);
        @Nullable Holding first = holdings.isEmpty() ? null : holdings.getFirst();
        return new AgentStatus(
                new AgentName(name),
                liveness,
                life(liveness),
                activity,
                doing(activity, first),
                liveness == Liveness.NEVER_SEEN ? null : new RuntimeName(name.equals("matt") ? "vm-east" : "local"),
                first == null ? null : first.item(),
                first == null ? null : first.title(),
                holdings,
                activity == Activity.PAUSED ? pause(name) : null,
                name.equals("slash") ? 2 : name.equals("izzy") ? 1 : 0);
    }

    private Evidence life(Liveness liveness) {
        return switch (liveness) {
            case ALIVE -> new Evidence("Runtime local reported its session", now.minusSeconds(4));
            case SUSPECT -> new Evidence("Runtime local reported its session", now.minusSeconds(24));
            case LOST -> new Evidence("Runtime vm-east was lost", now.minusSeconds(5400));
            case NEVER_SEEN -> new Evidence("Named by an item, never seen", null);
        };
    }

    private Evidence doing(Activity activity, @Nullable Holding first) {
        return switch (activity) {
            case WORKING ->
                new Evidence(
                        first == null
                                ? "Holds an item"
                                : "Holds the lease on …" + first.item().shortForm() + " at epoch 1",
                        now.minusSeconds(240));
            case WAITING -> new Evidence("All that it has begun waits for a human", now.minus(Duration.ofMinutes(23)));
            case IDLE -> new Evidence("Holds no item", now.minusSeconds(240));
            case ERROR -> new Evidence("It said: the model's quota is used up", now.minusSeconds(5460));
            case PAUSED -> new Evidence("paused by " + FakeControlPlane.OWNER, now.minus(Duration.ofMinutes(41)));
        };
    }

    private Pause pause(String name) {
        return new Pause(
                new AgentName(name),
                "It rewrites the same file again and again; let it be until the flaky test is gone.",
                FakeControlPlane.OWNER,
                now.minus(Duration.ofMinutes(41)));
    }

    private List<Holding> holdings(String name) {
        List<Holding> holdings = new ArrayList<>();
        held.stream()
                .filter(item -> item.agent().value().equals(name))
                .map(item ->
                        new Holding(item.id(), item.title(), item.state(), now.minusSeconds(240), now.plusSeconds(21)))
                .forEach(holdings::add);
        if (name.equals("gilby") || name.equals("duff")) {
            holdings.add(new Holding(
                    controlPlane.inbox().nextId(),
                    "Rotate the signing key of the release",
                    ItemState.WAITING,
                    now.minus(Duration.ofMinutes(23)),
                    null));
        }
        return holdings;
    }
}
