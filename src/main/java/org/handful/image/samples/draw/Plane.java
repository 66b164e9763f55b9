package org.handful.image.samples.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** A square field of numbers, such as how far a shape covers each pixel or how high a surface lies. */
public record Plane(int side, float[] values) {
    public static Plane empty(int side) {
        return new Plane(side, new float[side * side]);
    }

    /** 1 inside the shape, 0 outside, antialiased between. */
    public static Plane of(Shape shape, int side) {
        var image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(Color.WHITE);
        g.fill(shape);
        g.dispose();
        byte[] bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        Plane out = empty(side);
        for (int i = 0; i < bytes.length; i++) {
            out.values[i] = (bytes[i] & 255) / 255f;
        }
        return out;
    }

    public float at(int x, int y) {
        return values[Math.clamp(y, 0, side - 1) * side + Math.clamp(x, 0, side - 1)];
    }

    public Plane plus(float weight, Plane other) {
        Plane out = empty(side);
        for (int i = 0; i < values.length; i++) {
            out.values[i] = values[i] + weight * other.values[i];
        }
        return out;
    }

    public Plane times(Plane other) {
        Plane out = empty(side);
        for (int i = 0; i < values.length; i++) {
            out.values[i] = values[i] * other.values[i];
        }
        return out;
    }

    /** Moved by whole pixels; what comes in is 0. */
    public Plane moved(int dx, int dy) {
        Plane out = empty(side);
        for (int y = Math.max(0, dy); y < Math.min(side, side + dy); y++) {
            for (int x = Math.max(0, dx); x < Math.min(side, side + dx); x++) {
                out.values[y * side + x] = values[(y - dy) * side + x - dx];
            }
        }
        return out;
    }

    /** Three box filters one after the other: close to a Gaussian of about the given radius. */
    public Plane blurred(double radius) {
        int r = (int) Math.round(radius);
        if (r < 1) {
            return this;
        }
        Plane out = this;
        for (int pass = 0; pass < 3; pass++) {
            out = out.box(r, 1, side).box(r, side, 1);
        }
        return out;
    }

    private Plane box(int r, int step, int line) {
        Plane out = empty(side);
        float scale = 1f / (2 * r + 1);
        for (int l = 0; l < side; l++) {
            int start = l * line;
            float sum = values[start] * (r + 1);
            for (int i = 1; i <= r; i++) {
                sum += values[start + Math.min(i, side - 1) * step];
            }
            for (int i = 0; i < side; i++) {
                out.values[start + i * step] = sum * scale;
                sum += values[start + Math.min(i + r + 1, side - 1) * step];
                sum -= values[start + Math.max(i - r, 0) * step];
            }
        }
        return out;
    }
}
