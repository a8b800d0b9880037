package dev.missioncontrol.core.simulation;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.contract.SteppedClock;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.disk.Disk;
import dev.missioncontrol.core.policy.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One seed's world, from its first item until everything is done. Confined to one thread. */
final class World implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final RuntimeName FIRST = new RuntimeName("first");
    private static final RuntimeName SECOND = new RuntimeName("second");
    private static final List<AgentName> AGENTS = List.of(new AgentName("slash"), new AgentName("pixel"));

    private final Agenda agenda = new Agenda();
    private final Chance chance;
    private final PlaneClock clock = new PlaneClock(agenda.clock(), this::time);
    private final Oracle oracle = new Oracle(clock);
    private final Story story;
    private final Plane plane;
    private final Network network;
    private final OperatorActor operator;
    private final Human human;
    private final List<RuntimeActor> runtimes;
    private final RuntimeActor twin;
    private final Duration pace;
    private boolean calm;

    /** Opens a core on a disk, with this world's time and chance. */
    @FunctionalInterface
    interface Opening {
        Core open(Disk disk, SteppedClock clock, RandomGenerator random);
    }

    World(long seed, Disk empty, Opening opening, @Nullable Consumer<String> reader) {
        this.chance = new Chance(seed);
        this.story = new Story(agenda, reader);
        this.pace = chance.millis(2000, 5000);
        RandomGenerator jitter = chance.split().generator();
        this.plane = new Plane(
                agenda,
                chance.split(),
                oracle,
                story,
                empty.copy(),
                disk -> opening.open(disk, agenda.clock(), jitter));
        this.network = new Network(agenda, chance.split(), plane, chance.oneIn(4) ? 0 : chance.between(2, 25));
        this.operator = new OperatorActor(post(Act.OWNER), oracle.mirror(), AGENTS, chance.between(4, 9));
        this.human = new Human(post(Act.OWNER), oracle.mirror());
        this.runtimes = List.of(runtime(FIRST), runtime(SECOND));
        this.twin = runtime(FIRST);
    }

    private Post post(Principal by) {
        return new Post(by, new Station(agenda), network, chance.split(), clock);
    }

    private Instant time() {
        return plane.time();
    }

    private RuntimeActor runtime(RuntimeName name) {
        return new RuntimeActor(name, post(Act.runtime(name)));
    }

    Agenda agenda() {
        return agenda;
    }

    Story story() {
        return story;
    }

    /** How often each kind of event happened. */
    Map<String, Integer> tally() {
        return oracle.tally();
    }

    /** Lets it all happen. */
    void live() {
        Nemesis nemesis = new Nemesis(agenda, chance.split(), story, plane, runtimes, twin);
        plane.boot();
        tick();
        operator.start();
        human.start();
        runtimes.forEach(RuntimeActor::start);
        AGENTS.forEach(agent -> new ClassicActor(agent, post(Act.CLASSIC)).start());
        nemesis.start();
        until(chance.seconds(40, 150), () -> false);
        heal(nemesis);
        boolean done = until(PATIENCE, this::done);
        Broken.unless(done, Rule.ALIVE, "after ", PATIENCE, " there is ", open());
        oracle.end(plane.running());
    }

    private void tick() {
        if (plane.frozenFor().isZero()) {
            plane.perform(new Act.Tick());
        }
        agenda.after(pace, this::tick);
    }

    private boolean until(Duration time, BooleanSupplier enough) {
        Duration end = agenda.now().plus(time);
        while (agenda.now().compareTo(end) < 0) {
            if (enough.getAsBoolean() || !agenda.next()) {
                return enough.getAsBoolean();
            }
        }
        return false;
    }

    private void heal(Nemesis nemesis) {
        story.tell("the trouble is over");
        calm = true;
        nemesis.calm();
        operator.calm();
        human.calm();
        network.heal();
        plane.heal();
        twin.retire();
        for (RuntimeActor runtime : runtimes) {
            runtime.station().freeze(Duration.ZERO);
            runtime.station().cutOff(false);
        }
    }

    private boolean done() {
        return calm && plane.up() && !network.busy() && open().isEmpty();
    }

    private List<String> open() {
        return oracle.mirror().items().stream()
                .filter(item -> open(item.last().state()))
                .map(Known::words)
                .toList();
    }

    private static boolean open(ItemState state) {
        return state.open();
    }

    @Override
    public void close() {
        plane.close();
    }
}
