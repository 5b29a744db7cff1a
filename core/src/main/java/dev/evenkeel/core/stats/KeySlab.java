package dev.evenkeel.core.stats;

import java.util.Arrays;

/**
 * The bytes of keys, one behind the other, up to a limit.
 *
 * <p>Example: a slab of 96 bytes has room for 8 keys of 8 bytes, as each takes 4 more for its length.
 *
 * <p>The limit gives way only to wide keys, so that four of the widest always find room. Not thread-safe.
 */
final class KeySlab {
    private static final int LENGTH = 4;
    private static final int FIRST = 1024;
    private static final int WIDEST_KEYS = 4;

    private long limit;
    private byte[] bytes;
    private int used;

    KeySlab(long limit) {
        this.limit = limit;
        this.bytes = new byte[(int) Math.min(FIRST, limit)];
    }

    /** {@return true where the key finds room} */
    boolean hasRoomFor(KeyBytes key) {
        long needed = (long) LENGTH + key.length();
        limit = Math.max(limit, Math.min(Integer.MAX_VALUE - 8, WIDEST_KEYS * needed));
        return used + needed <= limit;
    }

    /** {@return the place of a key that is added; there must be room for it} */
    int add(KeyBytes key) {
        int length = key.length();
        int at = reserve(length);
        key.copyTo(bytes, at + LENGTH);
        return at;
    }

    /** {@return a slab with the same limit, and nothing in it} */
    KeySlab emptied() {
        return new KeySlab(limit);
    }

    /** {@return the place of a key that is copied from another slab; it must have been there under the same limit} */
    int copy(KeySlab from, int place) {
        int length = from.length(place);
        int at = reserve(length);
        System.arraycopy(from.bytes, place + LENGTH, bytes, at + LENGTH, length);
        return at;
    }

    /** {@return a copy of the key at that place} */
    byte[] key(int place) {
        return Arrays.copyOfRange(bytes, place + LENGTH, place + LENGTH + length(place));
    }

    private int reserve(int length) {
        int end = Math.addExact(used + LENGTH, length);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(limit, Math.max(end, 2L * bytes.length)));
        }
        int at = used;
        bytes[at] = (byte) (length >>> 24);
        bytes[at + 1] = (byte) (length >>> 16);
        bytes[at + 2] = (byte) (length >>> 8);
        bytes[at + 3] = (byte) length;
        used = end;
        return at;
    }

    private int length(int place) {
        return bytes[place] << 24
                | (bytes[place + 1] & 0xff) << 16
                | (bytes[place + 2] & 0xff) << 8
                | (bytes[place + 3] & 0xff);
    }
}
