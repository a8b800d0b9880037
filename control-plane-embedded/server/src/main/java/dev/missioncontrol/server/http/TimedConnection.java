package dev.missioncontrol.server.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.http.Headers;
import io.helidon.http.Status;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection when the head of a request does not arrive in time: the first one after the connection was
 * accepted, each further one after its first byte. No time runs while a request is being answered, so that threads that
 * read files are never interrupted. Confined to the connection's thread.
 */
final class TimedConnection implements ConnectionContext {
    private final ConnectionContext connection;
    private final ScheduledExecutorService timer;
    private final Duration time;
    private final DataReader reader;
    private @Nullable ReadDeadline deadline;
    private boolean answering;

    TimedConnection(ConnectionContext connection, ScheduledExecutorService timer, Duration time) {
        this.connection = connection;
        this.timer = timer;
        this.time = time;
        this.reader = DataReader.create(this::read);
        this.deadline = new ReadDeadline(timer, time);
    }

    private byte[] read() {
        DataReader source = connection.dataReader();
        source.ensureAvailable();
        if (!answering && deadline == null) {
            deadline = new ReadDeadline(timer, time);
        }
        return source.readBytes(source.available());
    }

    private void arrived() {
        answering = true;
        if (deadline != null) {
            deadline.close();
            deadline = null;
        }
    }

    private void answered() {
        answering = false;
    }

    /** Is notified when the head of a request is complete. */
    static Http1ConnectionListener received() {
        return new Http1ConnectionListener() {
            @Override
            public void headers(ConnectionContext context, Headers headers) {
                if (context instanceof TimedConnection timedConnection) {
                    timedConnection.arrived();
                }
            }
        };
    }

    /** Is notified when an answer begins; an interim answer (100 Continue) does not count. */
    static Http1ConnectionListener sent() {
        return new Http1ConnectionListener() {
            @Override
            public void status(ConnectionContext context, Status status) {
                if (context instanceof TimedConnection timedConnection && status.code() >= 200) {
                    timedConnection.answered();
                }
            }
        };
    }

    @Override
    public DataReader dataReader() {
        return reader;
    }

    @Override
    public ListenerContext listenerContext() {
        return connection.listenerContext();
    }

    @Override
    public ExecutorService executor() {
        return connection.executor();
    }

    @Override
    public DataWriter dataWriter() {
        return connection.dataWriter();
    }

    @Override
    public Router router() {
        return connection.router();
    }

    @Override
    public Optional<ProxyProtocolData> proxyProtocolData() {
        return connection.proxyProtocolData();
    }

    @Override
    public HelidonSocket serverSocket() {
        return connection.serverSocket();
    }

    @Override
    public PeerInfo remotePeer() {
        return connection.remotePeer();
    }

    @Override
    public PeerInfo localPeer() {
        return connection.localPeer();
    }

    @Override
    public boolean isSecure() {
        return connection.isSecure();
    }

    @Override
    public String socketId() {
        return connection.socketId();
    }

    @Override
    public String childSocketId() {
        return connection.childSocketId();
    }
}
