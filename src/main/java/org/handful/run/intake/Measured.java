package org.handful.run.intake;

/**
 * What was measured on the pixels of one content.
 *
 * @param sharpness variance of the Laplacian at 256 pixels
 * @param lightness mean L*, 0 to 100
 * @param contrast standard deviation of L*
 * @param brightest brightness that 99 % of the pixels stay below, 0 to 1
 * @param darkest brightness that 5 % of the pixels stay below, 0 to 1
 * @param entropy of the grey tones, 0 to 8 bits; NaN when an older version measured
 * @param colourfulness after Hasler and Suesstrunk, from 0; NaN when an older version measured
 * @param background basic colour name in lower case, or {@code mixed}
 * @param share of the border that has this colour, 0 to 1
 */
public record Measured(
        double sharpness, double lightness, double contrast, double brightest, double darkest, double entropy,
        double colourfulness, String background, double share) {}
