package dev.missioncontrol.core.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DiskTest {
    private static final String FILE = "file";

    private final Random random = new Random(7);

    @Test
    void whatWasForcedSurvivesEveryCut() throws IOException {
        try (Disk disk = with(4096, (byte) 1)) {
            disk.force(FILE);
            disk.write(FILE, 0, bytes(2048, (byte) 2));
            for (Loss loss : Loss.values()) {
                assertThat(read(disk.afterCut(loss, random))).hasSize(4096).endsWith(filled(2048, (byte) 1));
            }
        }
    }

    @Test
    void whatWasOnlyWrittenIsLostInHalfOfTheCutsAndTornInSome() throws IOException {
        Set<Integer> kept = new HashSet<>();
        try (Disk disk = with(2048, (byte) 0)) {
            disk.force(FILE);
            disk.write(FILE, 0, bytes(2048, (byte) 2));
            assertThat(read(disk.afterCut(Loss.EVERYTHING, random))).isEqualTo(filled(2048, (byte) 0));
            assertThat(read(disk.afterCut(Loss.NOTHING, random))).isEqualTo(filled(2048, (byte) 2));
            for (int round = 0; round < 200; round++) {
                byte[] found = read(disk.afterCut(Loss.SOME, random));
                int length = twos(found);
                assertThat(found).isEqualTo(Arrays.copyOf(filled(length, (byte) 2), 2048));
                kept.add(length);
            }
        }
        assertThat(kept).containsExactlyInAnyOrder(0, 512, 1024, 1536, 2048);
    }

    @Test
    void aWriteThatWasTakenBackIsNotForcedLater() throws IOException {
        try (Disk disk = with(4096, (byte) 1)) {
            disk.force(FILE);
            disk.resize(FILE, 512);
            assertThat(read(disk.afterCut(Loss.EVERYTHING, random))).hasSize(4096);
            assertThat(read(disk.afterCut(Loss.NOTHING, random))).hasSize(512);
        }
    }

    @Test
    void nothingReachesADiskAfterItsPowerWent() throws IOException {
        try (Disk disk = with(512, (byte) 1)) {
            disk.cutAt(CutPoint.BEFORE_FORCE, 2);
            disk.force(FILE);
            assertThatThrownBy(() -> disk.force(FILE)).hasMessage("the power is cut");
            assertThat(disk.isCut()).isTrue();
            assertThatThrownBy(() -> disk.write(FILE, 0, bytes(1, (byte) 9))).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> disk.read(FILE, 0, bytes(1, (byte) 9))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aForceAfterWhichThePowerGoesHasHappened() throws IOException {
        try (Disk disk = with(512, (byte) 1)) {
            disk.cutAt(CutPoint.AFTER_FORCE, 1);
            assertThatThrownBy(() -> disk.force(FILE)).isInstanceOf(IOException.class);
            assertThat(read(disk.afterCut(Loss.EVERYTHING, random))).hasSize(512);
        }
    }

    @Test
    void aFullDiskReadsAndRecovers() throws IOException {
        try (Disk disk = with(512, (byte) 1)) {
            disk.fail(Failure.FULL);
            assertThatThrownBy(() -> disk.write(FILE, 0, bytes(1, (byte) 9))).hasMessageContaining("No space left");
            assertThat(read(disk)).isEqualTo(filled(512, (byte) 1));
            disk.fail(Failure.NONE);
            disk.write(FILE, 0, bytes(512, (byte) 9));
            assertThat(read(disk)).isEqualTo(filled(512, (byte) 9));
        }
    }

    private static Disk with(int size, byte value) throws IOException {
        Disk disk = Disk.mount();
        disk.create(FILE);
        disk.write(FILE, 0, bytes(size, value));
        return disk;
    }

    private static byte[] read(Disk disk) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(disk.size(FILE));
        disk.read(FILE, 0, into);
        return into.array();
    }

    private static ByteBuffer bytes(int size, byte value) {
        return ByteBuffer.wrap(filled(size, value));
    }

    private static byte[] filled(int size, byte value) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, value);
        return bytes;
    }

    private static int twos(byte[] bytes) {
        int count = 0;
        for (byte value : bytes) {
            count += value == 2 ? 1 : 0;
        }
        return count;
    }
}
