package org.handful.run.result;

/** An image to classify: dropped, pasted or named. @param bytes an encoded image file */
public record ImageInput(String name, byte[] bytes) {}
