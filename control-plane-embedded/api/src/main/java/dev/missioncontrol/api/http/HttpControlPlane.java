package dev.missioncontrol.api.http;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.access.Access;
import dev.missioncontrol.api.access.Enrolments;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.agents.AgentStatus;
import dev.missioncontrol.api.agents.Agents;
import dev.missioncontrol.api.agents.Blip;
import dev.missioncontrol.api.agents.Pause;
import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.agents.PulseAnswer;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.agents.RuntimeStarted;
import dev.missioncontrol.api.agents.RuntimeStatus;
import dev.missioncontrol.api.agents.Runtimes;
import dev.missioncontrol.api.asks.Asks;
import dev.missioncontrol.api.audit.Audit;
import dev.missioncontrol.api.backlog.Backlog;
import dev.missioncontrol.api.backup.Backups;
import dev.missioncontrol.api.guard.Guard;
import dev.missioncontrol.api.inbox.Inbox;
import dev.missioncontrol.api.reports.Reports;
import dev.missioncontrol.api.secrets.Secrets;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Implements the port over HTTP. Address and token are read for every call, because a restarted control plane may
 * listen elsewhere. Never retries: after {@code UNAVAILABLE} the caller repeats the call with the same key.
 * Thread-safe.
 */
public final class HttpControlPlane implements ControlPlane, AutoCloseable {
    /** The type of the refusal of an address to which no token is sent. */
    public static final String BAD_ADDRESS = "bad-address";

    private final Exchange exchange;
    private final Inbox inbox;
    private final Asks asks;
    private final Backlog backlog;
    private final Secrets secrets;
    private final Agents agents;
    private final Runtimes runtimes;
    private final Reports reports;
    private final Audit audit;
    private final Access access;
    private final Enrolments enrolments;

    public HttpControlPlane(Supplier<URI> base, Supplier<Token> token) {
        this(new Exchange(base, token));
    }

    /**
     * Returns if a token may be sent to the address.
     *
     * @throws dev.missioncontrol.api.ControlPlaneException {@code INVALID} ({@link #BAD_ADDRESS})
     */
    public static void requireUsable(URI address) {
        var _ = Origin.of(address);
    }

    /** Uses the caller's client and takes over closing it. */
    public HttpControlPlane(Supplier<URI> base, Supplier<Token> token, HttpClient client) {
        this(new Exchange(base, token, client));
    }

    private HttpControlPlane(Exchange exchange) {
        this.exchange = exchange;
        inbox = new HttpInbox(exchange);
        asks = new HttpAsks(exchange);
        backlog = new HttpBacklog(exchange);
        secrets = new HttpSecrets(exchange);
        agents = new HttpAgents(exchange);
        runtimes = new HttpRuntimes(exchange);
        reports = new HttpReports(exchange);
        audit = new HttpAudit(exchange);
        access = new HttpAccess(exchange);
        enrolments = new HttpEnrolments(exchange);
    }

    @Override
    public Inbox inbox() {
        return inbox;
    }

    @Override
    public Asks asks() {
        return asks;
    }

    @Override
    public Backlog backlog() {
        return backlog;
    }

    @Override
    public Secrets secrets() {
        return secrets;
    }

    @Override
    public Guard guard() {
        return new HttpGuard(exchange);
    }

    @Override
    public Agents agents() {
        return agents;
    }

    @Override
    public Runtimes runtimes() {
        return runtimes;
    }

    @Override
    public Reports reports() {
        return reports;
    }

    @Override
    public Audit audit() {
        return audit;
    }

    @Override
    public Backups backups() {
        return to -> exchange.download(Call.get("back up the control plane", "/api/backup"), to);
    }

    @Override
    public Access access() {
        return access;
    }

    @Override
    public Enrolments enrolments() {
        return enrolments;
    }

    /** Breaks off running calls and feeds; they end with {@code UNAVAILABLE}. */
    @Override
    public void close() {
        exchange.close();
    }

    private record HttpAgents(Exchange exchange) implements Agents {
        @Override
        public List<AgentStatus> list() {
            return exchange.ask(Call.get("list agents", "/api/agents"), new TypeReference<List<AgentStatus>>() {});
        }

        @Override
        public Pause pause(AgentName agent, String reason) {
            Bodies.Pausing pausing = new Bodies.Pausing(agent, reason);
            return exchange.ask(Call.post("pause agent " + agent, "/api/agents/pause", pausing), Pause.class);
        }

        @Override
        public boolean resume(AgentName agent) {
            Bodies.Resuming resuming = new Bodies.Resuming(agent);
            return exchange.ask(
                            Call.post("resume agent " + agent, "/api/agents/resume", resuming), Bodies.Resumed.class)
                    .paused();
        }
    }

    private record HttpRuntimes(Exchange exchange) implements Runtimes {
        @Override
        public RuntimeStarted start(RuntimeStart start) {
            return exchange.ask(Call.post("start as a runtime", "/api/runtimes/start", start), RuntimeStarted.class);
        }

        @Override
        public PulseAnswer pulse(Pulse pulse) {
            return exchange.ask(Call.post("give a sign of life", "/api/runtimes/pulse", pulse), PulseAnswer.class);
        }

        @Override
        public List<RuntimeStatus> list() {
            return exchange.ask(
                    Call.get("list runtimes", "/api/runtimes"), new TypeReference<List<RuntimeStatus>>() {});
        }

        @Override
        public Page<Blip> blips(@Nullable String cursor, int limit) {
            Query query = new Query("/api/blips").page(cursor, limit);
            return exchange.ask(Call.get("list interruptions", query), new TypeReference<Page<Blip>>() {});
        }
    }
}
