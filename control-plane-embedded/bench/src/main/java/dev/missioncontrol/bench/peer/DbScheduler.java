package dev.missioncontrol.bench.peer;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.missioncontrol.bench.stage.DatabaseKind;
import dev.missioncontrol.bench.stage.Workspace;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * db-scheduler on an empty place: as its documentation sets it up, with immediate execution and as many threads as callers. On
 * H2 a commit is written to the file at once (WRITE_DELAY=0), though not forced. Thread-safe.
 */
final class DbScheduler implements AutoCloseable {
    /** Only a safety net: full batches and new jobs trigger the next poll at once. */
    private static final Duration POLLING = Duration.ofMillis(100);
    /** Connections for polling, heartbeats and scheduling. */
    private static final int MORE_CONNECTIONS = 16;

    private final HikariDataSource source;
    private final OneTimeTask<Void> task;
    private final Scheduler scheduler;

    /** The ways of finding jobs. */
    enum Polling {
        FETCH("fetch"),
        FETCH_FAR("fetch, 10 batches ahead"),
        LOCK_AND_FETCH("lock-and-fetch"),
        LOCK_AND_FETCH_FAR("lock-and-fetch, 4 batches ahead");

        private final String words;

        Polling(String words) {
            this.words = words;
        }

        private SchedulerBuilder applyTo(SchedulerBuilder builder) {
            return switch (this) {
                case FETCH -> builder.pollUsingFetch(0.5, 3.0);
                case FETCH_FAR -> builder.pollUsingFetch(1.0, 10.0);
                case LOCK_AND_FETCH -> builder.pollUsingLockAndFetch(0.5, 1.0);
                case LOCK_AND_FETCH_FAR -> builder.pollUsingLockAndFetch(1.0, 4.0);
            };
        }

        @Override
        public String toString() {
            return words;
        }
    }

    DbScheduler(Workspace workspace, Polling polling, int threads, Runnable job) throws SQLException {
        source = source(workspace, threads);
        createTable(workspace.kind());
        task = Tasks.oneTime("job").execute((_, _) -> job.run());
        scheduler = polling.applyTo(Scheduler.create(source, task)
                        .threads(threads)
                        .pollingInterval(POLLING)
                        .enableImmediateExecution())
                .build();
    }

    private static HikariDataSource source(Workspace workspace, int threads) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(workspace.kind() == DatabaseKind.H2 ? workspace.url() + ";WRITE_DELAY=0" : workspace.url());
        config.setUsername(workspace.user());
        config.setMaximumPoolSize(threads + MORE_CONNECTIONS);
        return new HikariDataSource(config);
    }

    private void createTable(DatabaseKind kind) throws SQLException {
        String bytes = switch (kind) {
            case H2 -> "blob";
            case POSTGRESQL -> "bytea";
        };
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table scheduled_tasks (task_name varchar(100) not null, task_instance varchar(100)"
                            + " not null, task_data " + bytes
                            + ", execution_time timestamp(6) with time zone not null, picked"
                            + " boolean not null, picked_by varchar(50), last_success timestamp(6) with time zone, last_failure"
                            + " timestamp(6) with time zone, consecutive_failures int, last_heartbeat timestamp(6) with time zone,"
                            + " version bigint not null, priority smallint, primary key (task_name, task_instance))");
            statement.execute("create index execution_time_idx on scheduled_tasks (execution_time)");
            statement.execute("create index last_heartbeat_idx on scheduled_tasks (last_heartbeat)");
        }
    }

    Scheduler scheduler() {
        return scheduler;
    }

    OneTimeTask<Void> task() {
        return task;
    }

    @Override
    public void close() {
        scheduler.stop();
        source.close();
    }
}
