package dev.missioncontrol.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Checks Host headers: the exact names of this machine with the port, in any case, and no others. */
final class HostFuzzTest {
    private static final Set<String> ALLOWED = Set.of("localhost:8080", "127.0.0.1:8080", "[::1]:8080");

    private final HostNames names = new HostNames(InetAddress.ofLiteral("127.0.0.1"), Set.of(), () -> 8080);

    @FuzzTest
    void host(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        assertThat(names.allows(text)).isEqualTo(ALLOWED.contains(text.toLowerCase(Locale.ROOT)));
    }
}
