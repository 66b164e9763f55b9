package org.handful.ui.common.look;

/** What colours stand on: the brightest and darkest backgrounds of the theme where classes are drawn. */
public enum Surface {
    LIGHT("ffffff", "f6f8fa"),
    DARK("0d1117", "161b22");

    private final Rgb plain;
    private final Rgb subtle;

    Surface(String plain, String subtle) {
        this.plain = Rgb.of(plain);
        this.subtle = Rgb.of(subtle);
    }

    public Rgb plain() {
        return plain;
    }

    public Rgb subtle() {
        return subtle;
    }

    /** The smaller of the contrasts to the two backgrounds. */
    public double contrast(Rgb colour) {
        return Math.min(colour.contrast(plain), colour.contrast(subtle));
    }
}
