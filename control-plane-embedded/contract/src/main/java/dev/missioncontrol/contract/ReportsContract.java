package dev.missioncontrol.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.reports.AcpThread;
import dev.missioncontrol.api.reports.AgentReport;
import dev.missioncontrol.api.reports.DailyUsage;
import dev.missioncontrol.api.reports.SessionUsage;
import dev.missioncontrol.api.reports.Violation;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests the reports of agents and their tools, and their listings. */
public abstract class ReportsContract extends ControlPlaneContract {
    private static final AgentName PIXEL = new AgentName("pixel");

    /** A listing of the port. */
    private interface Listing<R> {
        Page<R> page(@Nullable String cursor, int limit);
    }

    /** All rows, page by page; fails when a page is longer than it was asked to be, or empty. */
    private static <R> List<R> all(Listing<R> listing, int limit) {
        List<R> rows = new ArrayList<>();
        String cursor = null;
        do {
            Page<R> page = listing.page(cursor, limit);
            assertThat(page.rows()).hasSizeLessThanOrEqualTo(limit).isNotEmpty(); // a cursor promises more
            rows.addAll(page.rows());
            cursor = page.next();
        } while (cursor != null);
        return rows;
    }

    @Test
    void whatAnAgentSaidLastOfItselfIsPagedByName() {
        for (String name : List.of("slash", "Ada", "pixel", "\u00e9mile", "a:b")) {
            reporter().agent(new AgentName(name), AgentReport.Status.IDLE, "waits");
        }
        reporter().agent(PIXEL, AgentReport.Status.ERROR, "has crashed");
        List<AgentReport> rows = all((cursor, limit) -> owner().reports().agents(cursor, limit), 2);
        assertThat(rows)
                .extracting(row -> row.agent().value())
                .containsExactly("Ada", "a:b", "pixel", "slash", "\u00e9mile");
        assertThat(rows.get(2).status()).isEqualTo(AgentReport.Status.ERROR);
        assertThat(rows.get(2).currentTask()).isEqualTo("has crashed");
    }

    @Test
    void totalsOfASessionOnlyGrow() {
        reporter().usage("s", SLASH, 10, 1.5);
        reporter().usage("s", SLASH, 7, 2);
        assertThat(owner().reports().sessions(null, 9).rows())
                .extracting(
                        SessionUsage::session,
                        row -> row.tokens().in(),
                        row -> row.costs().total())
                .containsExactly(tuple("s", 10L, 2.0));
    }

    @Test
    void whatSessionsUseIsCountedByDayAndAgentAsItGrows() {
        reporter().usage("s", SLASH, 10, 1.5);
        reporter().usage("t", SLASH, 5, 0.25);
        reporter().usage("s", SLASH, 7, 1.25); // less than before changes nothing
        reporter().usage("u", PIXEL, 1, 0.5);
        advance(Duration.ofSeconds(2));
        reporter().usage("s", SLASH, 12, 2);
        List<DailyUsage> rows = all((cursor, limit) -> owner().reports().days(cursor, limit), 1);
        assertThat(rows)
                .extracting(
                        DailyUsage::agent,
                        row -> row.tokens().in(),
                        row -> row.costs().total())
                .containsExactlyInAnyOrder(tuple(SLASH, 17L, 2.25), tuple(PIXEL, 1L, 0.5));
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.day()).isEqualTo(row.day().truncatedTo(ChronoUnit.DAYS)));
    }

    @Test
    void sessionsOfTheSameMomentAndNameAreEachPagedOnce() {
        for (String session : List.of("s", "s:1", "1:s")) {
            for (AgentName agent : List.of(SLASH, PIXEL, new AgentName("a:b"))) {
                reporter().usage(session, agent, 1, 0);
            }
        }
        List<SessionUsage> rows = all((cursor, limit) -> owner().reports().sessions(cursor, limit), 1);
        assertThat(rows)
                .hasSize(9)
                .extracting(row -> row.session() + " " + row.agent())
                .doesNotHaveDuplicates();
    }

    @Test
    void whatWasHeardLastComesFirst() {
        reporter().usage("old", SLASH, 1, 0);
        reporter().thread("first", "abandoned");
        reporter().violation(SLASH, "too fast", Violation.Severity.WARNING);
        advance(Duration.ofSeconds(2));
        reporter().usage("new", SLASH, 1, 0);
        reporter().thread("second", "resolved");
        reporter().violation(SLASH, "too loud", Violation.Severity.WARNING);
        assertThat(all((cursor, limit) -> owner().reports().sessions(cursor, limit), 1))
                .extracting(SessionUsage::session)
                .containsExactly("new", "old");
        assertThat(all((cursor, limit) -> owner().reports().threads(cursor, limit), 1))
                .extracting(AcpThread::thread)
                .containsExactly("second", "first");
        assertThat(all((cursor, limit) -> owner().reports().violations(cursor, limit), 1))
                .extracting(Violation::description)
                .containsExactly("too loud", "too fast");
    }

    @Test
    void aLaterReportOfATalkTakesThePlaceOfTheEarlier() {
        reporter().thread("t", "handed-off");
        reporter().thread("t", "resolved");
        assertThat(owner().reports().threads(null, 9).rows())
                .extracting(AcpThread::outcome)
                .containsExactly("resolved");
    }

    @Test
    void theSameViolationIsCountedAndItsSeverityOnlyRises() {
        reporter().violation(SLASH, "too fast", Violation.Severity.VIOLATION);
        reporter().violation(SLASH, "too fast", Violation.Severity.WARNING);
        assertThat(owner().reports().violations(null, 9).rows())
                .extracting(Violation::times, Violation::severity)
                .containsExactly(tuple(2L, Violation.Severity.VIOLATION));
    }

    @Test
    void whatIsNoCursorIsRefused() {
        for (String cursor :
                List.of("x", ":", "1", "1:", "1:x", "1:9:s", "1:-1:s", "1:1:s", "1:1:s1:", "99999999999999999999:")) {
            refused(Category.INVALID, "invalid-cursor", () -> owner().reports().sessions(cursor, 9));
        }
        refused(Category.INVALID, "invalid-cursor", () -> owner().reports().threads("1:1:a1:b", 9));
    }

    @Test
    void whoeverOnlyWorksReadsNoReports() {
        refused(Category.FORBIDDEN, "forbidden", () -> runtime().reports().agents(null, 9));
        refused(Category.FORBIDDEN, "forbidden", () -> runtime().reports().sessions(null, 9));
    }
}
