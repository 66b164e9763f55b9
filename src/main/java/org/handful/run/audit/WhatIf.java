package org.handful.run.audit;

import java.util.List;

/**
 * One image with other backgrounds, to be predicted again.
 *
 * @param donor whose background was put behind it; null when there was none
 * @param middle whether the background could not be told by its colours and all around the middle was taken for it
 * @param variants the image as it is first
 */
public record WhatIf(String image, String donor, boolean middle, List<Variant> variants) {
    public WhatIf {
        variants = List.copyOf(variants);
    }

    /** What was done to the background. */
    public enum Change { NONE, BLURRED, GREY, MASKED, SWAPPED }

    /** @param jpeg the picture */
    public record Variant(Change change, byte[] jpeg) {}
}
