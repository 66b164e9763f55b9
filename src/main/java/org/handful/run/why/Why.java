package org.handful.run.why;

import java.util.List;

/**
 * Why a run says what it says to one image. Everything is about one number, the margin log p(about) - log p(against).
 *
 * @param image its name
 * @param about index of the class that is explained
 * @param against index of the class that it is compared with: the label where that is another one, else the likeliest other
 * @param probabilities [K], what the run says to the image
 * @param picture JPEG of what the network sees of it
 * @param sight where in the picture the evidence lies
 * @param folds how many models of a cross-validation that did not learn from the image say it together; 0 for the kept model
 */
public record Why(String image, int about, int against, double[] probabilities, byte[] picture, Sight sight, int folds) {
    /** How the evidence is found. */
    public enum Kind {
        /** Selvaraju et al., ICCV 2017: gradients at the last maps of a convolutional network. */
        GRAD_CAM,
        /** Abnar and Zuidema, ACL 2020: how attention flows through a transformer; says nothing about any class. */
        ROLLOUT,
        /** Zeiler and Fergus, ECCV 2014: parts are hidden one after the other. */
        OCCLUSION
    }

    /**
     * @param values [height * width] row by row from above, -1..1: above 0 for the class, below for the other
     * @param most the largest of them as points of the margin, in the unit of the way it was found; 0 when nothing shows
     */
    public record Sight(Kind kind, int width, int height, double[] values, double most) {}

    /** What was done to find out which images count. */
    public enum Told {
        /** Learned again without each of them. */
        ALL_REFITTED,
        /** Learned again without each of the nearest. */
        NEAREST_REFITTED,
        /** Learning again would take too long: the nearest of both classes. */
        NEAREST,
        /** Images that the run learned from have left the project. */
        GONE
    }

    /**
     * Which of the images that a run learned from count.
     *
     * @param asked how many images were left out in turn
     * @param helpful the most helpful first, @param harmful the most harmful first
     */
    public record Support(Told told, int asked, List<Effect> helpful, List<Effect> harmful) {
        public Support {
            helpful = List.copyOf(helpful);
            harmful = List.copyOf(harmful);
        }
    }

    /** @param change of the margin by having learned from it; of the nearest, the cosine */
    public record Effect(String image, String sha256, String className, double change) {}
}
