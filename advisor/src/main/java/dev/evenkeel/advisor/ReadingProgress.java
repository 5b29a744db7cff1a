package dev.evenkeel.advisor;

/** Who wants to know how far the reading of a long log has come. */
public interface ReadingProgress {
    /** Nobody. */
    ReadingProgress NONE = (done, all) -> {};

    /**
     * Called about once for every MiB of the files, and at the end.
     *
     * @param done bytes of the files, packed as they are, that were read
     * @param all bytes of all files; the same as {@code done} where that is not known
     */
    void read(long done, long all);
}
