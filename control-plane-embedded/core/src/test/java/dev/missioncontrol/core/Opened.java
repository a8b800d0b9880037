package dev.missioncontrol.core;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.contract.SteppedClock;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.store.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A core on a file with stepped time, which a test closes and opens again at will. */
public final class Opened implements AutoCloseable {
    public static final AgentName SLASH = new AgentName("slash");
    public static final RuntimeName LOCAL = new RuntimeName("local");

    private static final RuntimeStart HERE = new RuntimeStart("laptop", "Linux", "0.1.0", true);

    private final Path directory;
    private final Database database;
    private final SteppedClock clock;
    private Core core;

    public Opened(Path directory) {
        this(directory, new SteppedClock());
    }

    public Opened(Path directory, SteppedClock clock) {
        this(directory, new Database.H2File(directory), clock);
    }

    public Opened(Path directory, Database database) {
        this(directory, database, new SteppedClock());
    }

    public Opened(Path directory, Database database, SteppedClock clock) {
        this.directory = directory;
        this.database = database;
        this.clock = clock;
        this.core = open();
    }

    private Core open() {
        return Core.open(CoreConfig.inDirectory(directory).on(database).stepped(clock, new SteppedMonotonic(clock)));
    }

    public Core core() {
        return core;
    }

    public SteppedClock clock() {
        return clock;
    }

    public ControlPlane owner() {
        return core.asOwner();
    }

    public ControlPlane runtime() {
        return core.as(new Principal(Role.RUNTIME, LOCAL.value()));
    }

    /** Closes, lets the time go by without a control plane, and opens again. */
    public void offFor(Duration time) {
        core.close();
        clock.jump(time);
        core = open();
    }

    public void advance(Duration by) {
        for (long second = 0; second < by.toSeconds(); second++) {
            clock.advance(Duration.ofSeconds(1));
            core.tick();
        }
    }

    public InboxItem create(String title) {
        Command command = new Command(List.of("true"), "/srv/repo", null);
        return owner().inbox().create(NewItem.of(SLASH, title).running(command), IdempotencyKey.random());
    }

    /** Starts a runtime and lets it take the next item. */
    public InboxItem claimed() {
        var started = runtime().runtimes().start(HERE);
        ClaimRequest request = new ClaimRequest(started.incarnation(), IdempotencyKey.random());
        return ((ClaimOutcome.Claimed) runtime().inbox().claim(request, Duration.ZERO)).item();
    }

    /** A sign of life of the runtime that renews the item's lease. */
    public void renew(InboxItem item) {
        Incarnation current = owner().runtimes().list().getFirst().incarnation();
        runtime().runtimes().pulse(new Pulse(current, List.of(new Pulse.Renewal(item.id(), item.epoch())), List.of()));
    }

    /** Starts the runtime anew and lets it adopt the item. */
    public InboxItem adopted(InboxItem item) {
        var started = runtime().runtimes().start(HERE);
        ItemCommand adopt = new ItemCommand.Adopt(item.epoch(), started.incarnation());
        return ((ItemOutcome.Accepted) runtime().inbox().submit(item.id(), adopt, IdempotencyKey.random())).item();
    }

    public InboxItem find(InboxItem item) {
        return owner().inbox().find(item.id()).orElseThrow();
    }

    @Override
    public void close() {
        core.close();
    }
}
