package dev.missioncontrol.console.fake;

import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.reports.AcpThread;
import dev.missioncontrol.api.reports.AgentReport;
import dev.missioncontrol.api.reports.DailyUsage;
import dev.missioncontrol.api.reports.Reports;
import dev.missioncontrol.api.reports.SessionUsage;
import dev.missioncontrol.api.reports.Violation;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Keeps daily usage in memory; the console reads no other reports. Thread-safe. */
public final class FakeReports implements Reports {
    private final List<DailyUsage> days = new CopyOnWriteArrayList<>();

    /** Adds the usage of one day. */
    public void put(DailyUsage usage) {
        days.addFirst(usage);
    }

    @Override
    public Page<DailyUsage> days(@Nullable String cursor, int limit) {
        return new Page<>(days.stream().limit(limit).toList(), null);
    }

    @Override
    public Page<AgentReport> agents(@Nullable String cursor, int limit) {
        throw FakeControlPlane.notForConsoles();
    }

    @Override
    public Page<SessionUsage> sessions(@Nullable String cursor, int limit) {
        throw FakeControlPlane.notForConsoles();
    }

    @Override
    public Page<AcpThread> threads(@Nullable String cursor, int limit) {
        throw FakeControlPlane.notForConsoles();
    }

    @Override
    public Page<Violation> violations(@Nullable String cursor, int limit) {
        throw FakeControlPlane.notForConsoles();
    }
}
