package dev.missioncontrol.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LoginThrottleTest {
    private static final int MAX = 10;
    private static final InetAddress ONE = InetAddress.ofLiteral("192.0.2.1");

    private Duration now = Duration.ofDays(3);
    private final LoginThrottle loginThrottle = new LoginThrottle(MAX, () -> now);

    private void spend(InetAddress address) {
        for (int i = 0; i < MAX; i++) {
            assertThat(loginThrottle.count(address)).isZero();
        }
    }

    @Test
    void theEleventhFailureOfAnAddressIsTurnedAwayUntilAMinuteAfterTheTenth() {
        spend(ONE);
        now = now.plusSeconds(20);
        assertThat(loginThrottle.count(ONE)).isEqualTo(Duration.ofSeconds(40));
        now = now.plusMillis(39_999);
        assertThat(loginThrottle.count(ONE)).isEqualTo(Duration.ofMillis(1));
        now = now.plusMillis(1);
        spend(ONE);
        assertThat(loginThrottle.count(ONE)).isPositive();
    }

    @Test
    void oneAddressNeverCountsForAnother() {
        spend(ONE);
        spend(InetAddress.ofLiteral("192.0.2.2"));
        spend(InetAddress.ofLiteral("::1"));
        spend(InetAddress.ofLiteral("127.0.0.1"));
    }

    @Test
    void anAddressOfIpv6CountsWithItsNetwork() {
        spend(InetAddress.ofLiteral("2001:db8:0:1::1"));
        assertThat(loginThrottle.count(InetAddress.ofLiteral("2001:db8:0:1:ffff::2")))
                .isPositive();
        spend(InetAddress.ofLiteral("2001:db8:0:2::1"));
    }

    @Test
    void aMillionAddressesFitIntoSixtyFourMebibytesAndTheNewestAreStillKnown() throws UnknownHostException {
        long before = used();
        for (int i = 0; i < 1_000_000; i++) {
            loginThrottle.count(address(i));
            now = now.plusNanos(20_000);
        }
        assertThat(used() - before).isLessThan(64L * 1024 * 1024);
        int known = 0;
        for (int i = 999_000; i < 1_000_000; i++) {
            for (int again = 1; again < MAX; again++) {
                loginThrottle.count(address(i));
            }
            known += loginThrottle.count(address(i)).isPositive() ? 1 : 0;
        }
        assertThat(known).isEqualTo(1_000);
    }

    private static InetAddress address(int number) throws UnknownHostException {
        return InetAddress.getByAddress(
                ByteBuffer.allocate(4).putInt(0x0A00_0000 + number).array());
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
