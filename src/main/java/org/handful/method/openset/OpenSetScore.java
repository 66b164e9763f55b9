package org.handful.method.openset;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.handful.error.Because;
import org.handful.error.InputException;

/** Ways to say how much an image looks like the classes of a support set; a larger score means more alike. */
public enum OpenSetScore {
    /** The largest cosine with a class mean. */
    COSINE,
    /** Log-sum-exp of the cosines with all class means (Liu et al., NeurIPS 2020). */
    ENERGY,
    /** The largest softmax probability over the cosines with all class means (Hendrycks and Gimpel, ICLR 2017). */
    MSP,
    /** Minus the mean distance to the nearest support images (Sun et al., ICML 2022). */
    KNN,
    /** Minus the squared Mahalanobis distance to the nearest class mean (Lee et al., NeurIPS 2018). */
    MAHALANOBIS,
    /** Inlier score of the whole batch (Boudiaf et al., CVPR 2023): depends on the images beside it. */
    OSLO;

    /** What is used until a person chooses: the best of those that look at one image alone, see ADR 14. */
    public static final OpenSetScore DEFAULT = MAHALANOBIS;

    /** As on the command line and in files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True when an image's score depends on the others that are asked about with it. */
    public boolean transductive() {
        return this == OSLO;
    }

    /** @throws InputException naming the scores that there are */
    public static OpenSetScore byId(String id) throws InputException {
        return Arrays.stream(values()).filter(s -> s.id().equals(id.strip().toLowerCase(Locale.ROOT))).findFirst()
                .orElseThrow(() -> new InputException(InputException.Problem.UNKNOWN, Because.of("because.what.score", id),
                        Arrays.stream(values()).map(OpenSetScore::id).collect(Collectors.joining(", "))));
    }
}
