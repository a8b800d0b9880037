package dev.missioncontrol.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.SizeLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A body ends at its limit and when its time is over; only a small one is refused for being slow. */
final class BodyStreamTest {
    private static final int LARGE = SizeLimits.REQUEST_BYTES;

    private static InputStream bytes(int count) {
        return new ByteArrayInputStream(new byte[count]);
    }

    private static BodyStream of(InputStream body, int bytesMax) {
        return new BodyStream(body, bytesMax, () -> false);
    }

    @Test
    void aBodyWithinItsLimitIsWhole() throws IOException {
        try (BodyStream body = of(bytes(100), 101)) {
            assertThat(body.readAllBytes()).hasSize(100);
            assertThat(body.cut()).isFalse();
        }
    }

    @Test
    void aBodyBeyondItsLimitIsCutAndItsRestIsSkipped() throws IOException {
        InputStream source = bytes(100);
        try (BodyStream body = of(source, 60)) {
            assertThat(body.readAllBytes()).hasSize(60);
            assertThat(body.cut()).isTrue();
            assertThat(body.skipRest(1_000)).isTrue();
            assertThat(source.available()).isZero();
        }
    }

    @Test
    void notMoreIsSkippedThanAllowed() throws IOException {
        try (BodyStream body = of(bytes(100_000), 1)) {
            assertThat(body.skipRest(10)).isFalse();
        }
    }

    @Test
    void aSmallBodyThatIsSlowIsRefused() throws IOException {
        try (BodyStream body = new BodyStream(bytes(LARGE - 1), 2L * LARGE, () -> true)) {
            assertThatThrownBy(body::readAllBytes)
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo("slow-body"));
        }
    }

    @Test
    void aLargeBodyThatIsSlowIsCut() throws IOException {
        AtomicBoolean over = new AtomicBoolean();
        try (BodyStream body = new BodyStream(bytes(3 * LARGE), 4L * LARGE, over::get)) {
            assertThat(body.readNBytes(LARGE)).hasSize(LARGE);
            assertThat(body.cut()).isFalse();
            over.set(true);
            assertThat(body.readAllBytes()).isEmpty();
            assertThat(body.cut()).isTrue();
            assertThat(body.skipRest(LARGE)).isFalse();
        }
    }

    @Test
    void aCutBodyGivesTheFieldsThatCame() throws IOException {
        String json = "{\"a\":\"x\",\"b\":{\"c\":[1,2";
        InputStream source = new ByteArrayInputStream((json + ",3]}}").getBytes(StandardCharsets.UTF_8));
        try (BodyStream body = of(source, json.length())) {
            FieldReader.Fields fields = new FieldReader(body, Set.of("a", "b")).read();
            assertThat(fields.cut()).isTrue();
            assertThat(text(fields, "a")).isEqualTo("x");
            assertThat(text(fields, "b")).isEqualTo("{\"c\":[1,2\n[… the rest of the request was not read …]\n");
        }
    }

    private static String text(FieldReader.Fields fields, String name) {
        return Objects.requireNonNull(fields.values().get(name)).text().within(100);
    }
}
