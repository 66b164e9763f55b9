package org.handful.run.why;

/**
 * Why a run says what it says to an image from outside the project.
 *
 * @param about name of the class that it says
 * @param against name of the likeliest other
 */
public record Seen(Why why, String about, String against) {}
