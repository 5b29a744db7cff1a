package dev.evenkeel.core.stats;

/**
 * The key of the row at hand, in the binary form of whoever counts it.
 *
 * <p>Asked for its bytes only where the key must be kept, so that one object can serve all rows of a scan.
 */
public interface KeyBytes {
    /** {@return how many bytes the key takes} */
    int length();

    /** Copies the key to that place of the target. */
    void copyTo(byte[] target, int at);

    /** {@return a key that is those bytes} */
    static KeyBytes of(byte[] bytes) {
        return new KeyBytes() {
            @Override
            public int length() {
                return bytes.length;
            }

            @Override
            public void copyTo(byte[] target, int at) {
                System.arraycopy(bytes, 0, target, at, bytes.length);
            }
        };
    }
}
