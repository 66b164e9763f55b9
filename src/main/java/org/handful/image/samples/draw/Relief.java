package org.handful.image.samples.draw;

/** Light from one side on a surface given by its height: Lambert's cosine law with some light from everywhere. */
public record Relief(Plane height, double steepness, double lightX, double lightY) {
    private static final double AMBIENT = 0.52;
    private static final double LIGHT_Z = 0.75;

    /** About 1 where the surface is flat, more on slopes towards the light. */
    public double shade(int x, int y) {
        double nx = (height.at(x - 1, y) - height.at(x + 1, y)) * steepness;
        double ny = (height.at(x, y - 1) - height.at(x, y + 1)) * steepness;
        double length = Math.sqrt(nx * nx + ny * ny + 1);
        double norm = Math.sqrt(lightX * lightX + lightY * lightY + LIGHT_Z * LIGHT_Z);
        double cosine = (nx * lightX + ny * lightY + LIGHT_Z) / (length * norm);
        return AMBIENT + (1 - AMBIENT) * Math.max(0, cosine) * norm / LIGHT_Z;
    }
}
