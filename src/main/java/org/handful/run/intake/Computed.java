package org.handful.run.intake;

/** Attributes that the program computes from the pixels; their values are words that the texts translate. */
public enum Computed {
    /** What most of the border looks like: a basic colour name, or {@code mixed}. */
    BACKGROUND,
    /** Third of the project's images by mean lightness: {@code dark}, {@code medium}, {@code bright}. */
    BRIGHTNESS,
    /** Third of the project's images by variance of the Laplacian: {@code soft}, {@code medium}, {@code sharp}. */
    SHARPNESS,
    /** Third of the project's images by entropy of the grey tones: {@code few}, {@code medium}, {@code many}. */
    ENTROPY,
    /** Third of the project's images by colourfulness: {@code pale}, {@code medium}, {@code vivid}. */
    COLOURFULNESS,
    /** {@code portrait}, {@code square} (sides within a tenth of each other) or {@code landscape}. */
    ASPECT
}
