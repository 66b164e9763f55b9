package org.handful.run.source;

/**
 * How much an archive may hold. What its list of contents says is compared before anything is unpacked, and an entry
 * that gives more than the list says is not read to its end.
 *
 * @param entries files and folders
 * @param total bytes of all entries, unpacked
 * @param entry bytes of one entry, unpacked
 * @param ratio unpacked to packed bytes, of an entry above {@link #SMALL} and of all together
 */
record ZipLimits(int entries, long total, long entry, int ratio) {
    /**
     * Photographs hardly shrink at all (ratio 1), uncompressed scans of line drawings shrink 20 to 100 times, and the
     * format's own limit, which bombs come close to, is 1032.
     */
    static final ZipLimits DEFAULT = new ZipLimits(200_000, 64L << 30, 1L << 30, 250);

    /** An entry that does no harm however much it grew. */
    static final long SMALL = 8L << 20;
}
