package org.handful.image;

/** RGB to grey as Pillow's {@code convert("L")} does it: ITU-R 601 luma in 16-bit fixed point. */
final class Luma {
    private Luma() {}

    static byte[] of(byte[] rgb) {
        byte[] out = new byte[rgb.length / 3];
        for (int i = 0, j = 0; i < out.length; i++, j += 3) {
            out[i] = (byte) ((rgb[j] & 255) * 19595 + (rgb[j + 1] & 255) * 38470 + (rgb[j + 2] & 255) * 7471 + 0x8000
                    >> 16);
        }
        return out;
    }
}
