package org.handful.image;

/**
 * How large an image may be. The limit is compared with what the file's header says, before anything is decoded, so
 * that a small file that claims to be enormous costs nothing.
 */
public record DecodeLimits(long maxPixels) {
    /** 400 megapixels: 1.2 GB of pixels, more than any camera gives. */
    public static final DecodeLimits DEFAULT = new DecodeLimits(400_000_000L);

    private static final long MOST = Integer.MAX_VALUE / 3 - 8L;

    public DecodeLimits {
        if (maxPixels < 1) {
            throw new IllegalArgumentException("a limit of " + maxPixels + " pixels");
        }
        maxPixels = Math.min(maxPixels, MOST);
    }
}
