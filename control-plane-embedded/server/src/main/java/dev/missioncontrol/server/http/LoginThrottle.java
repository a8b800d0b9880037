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
 * Counts failed authentications by address, to slow down the guessing of tokens: after a number of failures within a
 * minute the address is refused until a minute has passed without another. IPv6 addresses count by their first 64 bits,
 * because one user has all the rest.
 *
 * <p>Its memory is bounded: a million addresses take 16 MiB, and further ones evict those whose last failure is oldest.
 * Valid tokens are never affected. Thread-safe.
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

    /** A part of the table, allocated when its first address arrives. Thread-safe: it has its own lock. */
    private static final class Shelf {
        private final long[] addresses = new long[SLOTS];
        /** The time of the last failure, with the number of failures in the lowest bits; 0 for an empty slot. */
        private final long[] counts = new long[SLOTS];

        /** Returns the slot of the address within its set, else a free slot or the one with the oldest failure. */
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

    /**
     * @param max the number of failures that are answered as such; later ones are refused
     */
    LoginThrottle(int max, Monotonic clock) {
        this.max = max;
        this.clock = clock;
        this.start = clock.elapsed();
        this.seed = new SecureRandom().nextLong();
    }

    /**
     * Counts a failure of the request's sender; returns the time to stay away, or zero if it may be answered as usual.
     */
    Duration count(ServerRequest request) {
        return count(((InetSocketAddress) request.remotePeer().address()).getAddress());
    }

    /** Counts a failure; returns the time to stay away, or zero if it may be answered as usual. */
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

    /** Returns the IPv4 address, or the /64 network of an IPv6 address; the two ranges do not overlap. */
    private static long key(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet6Address ? bytes.getLong() : MAPPED | Integer.toUnsignedLong(bytes.getInt());
    }

    /** Spreads neighbouring addresses over the table; the seed prevents attacks on a chosen slot. */
    private static long mixed(long value) {
        long mixed = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
