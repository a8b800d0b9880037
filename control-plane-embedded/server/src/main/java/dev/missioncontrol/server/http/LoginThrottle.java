package dev.missioncontrol.server.http;

import dev.missioncontrol.core.loop.Monotonic;
import io.helidon.webserver.http.ServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Counts failed authentications by address, so that nobody can try tokens quickly: so many within a minute, then none until
 * a minute has gone by without another. Addresses of IPv6 count by their first 64 bits, of which one user has all the rest.
 *
 * <p>What it costs is bounded, whoever calls: a million addresses take 16 MiB, and the next ones push out those whose last
 * failure is longest ago. Nothing here concerns a valid token. Thread-safe.
 */
final class LoginThrottle {
    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int SHELVES = 256;
    private static final int WAYS = 8;
    private static final int SLOTS = 4096;
    private static final int COUNT_BITS = 20;
    private static final long MAPPED = 0xFFFF_0000_0000L;

    private final int max;
    private final Monotonic clock;
    private final Duration start;
    private final long seed;
    private final AtomicReferenceArray<Shelf> shelves = new AtomicReferenceArray<>(SHELVES);

    /** A part of the table, made when its first address comes. Thread-safe: its own lock. */
    private static final class Shelf {
        private final long[] addresses = new long[SLOTS];
        /** When the newest failure was, and in the lowest bits how many there were; 0 where nobody is. */
        private final long[] counts = new long[SLOTS];

        /** Where the address stands among its ways, else the way that is free or whose failure is longest ago. */
        private int slot(int first, long address) {
            int oldest = first;
            for (int slot = first; slot < first + WAYS; slot++) {
                if (counts[slot] != 0 && addresses[slot] == address) {
                    return slot;
                }
                if (counts[slot] < counts[oldest]) {
                    oldest = slot;
                }
            }
            addresses[oldest] = address;
            counts[oldest] = 0;
            return oldest;
        }
    }

    /** @param max so many failures are answered as such; the next ones are turned away */
    LoginThrottle(int max, Monotonic clock) {
        this.max = max;
        this.clock = clock;
        this.start = clock.elapsed();
        this.seed = new SecureRandom().nextLong();
    }

    /** One more failure, by whoever sent the request; how long to stay away, or zero where it may be answered as usual. */
    Duration count(ServerRequest request) {
        return count(((InetSocketAddress) request.remotePeer().address()).getAddress());
    }

    /** One more failure; how long to stay away, or zero where it may be answered as usual. */
    Duration count(InetAddress from) {
        long address = key(from);
        long hash = mixed(address ^ seed);
        Shelf shelf = shelf((int) (hash & SHELVES - 1));
        int first = (int) (hash >>> 32 & SLOTS / WAYS - 1) * WAYS;
        synchronized (shelf) {
            int slot = shelf.slot(first, address);
            long now = 1 + clock.elapsed().minus(start).toMillis();
            long since = now - (shelf.counts[slot] >>> COUNT_BITS);
            long before = since < WINDOW.toMillis() ? shelf.counts[slot] & (1 << COUNT_BITS) - 1 : 0;
            if (before >= max) {
                return WINDOW.minusMillis(since);
            }
            shelf.counts[slot] = now << COUNT_BITS | before + 1;
            return Duration.ZERO;
        }
    }

    private Shelf shelf(int index) {
        Shelf known = shelves.get(index);
        if (known != null) {
            return known;
        }
        shelves.compareAndSet(index, null, new Shelf());
        return shelves.get(index);
    }

    /** All of an IPv4 address, or the network of an IPv6 one; no network of that kind looks like the former. */
    private static long key(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet6Address ? bytes.getLong() : MAPPED | Integer.toUnsignedLong(bytes.getInt());
    }

    /** Spreads neighbours over the table; with the seed nobody can aim at one place of it. */
    private static long mixed(long value) {
        long mixed = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
