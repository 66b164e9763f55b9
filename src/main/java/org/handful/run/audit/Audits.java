package org.handful.run.audit;

import java.util.List;
import java.util.OptionalInt;
import org.handful.error.HandfulException;
import org.handful.eval.split.SplitSpread;
import org.handful.model.RunSpec;
import org.handful.run.Job;
import org.handful.run.privacy.MembershipPlan;
import org.handful.run.privacy.MembershipReport;
import org.handful.run.result.ImageInput;
import org.handful.run.why.Reasons;
import org.handful.run.why.Seen;
import org.handful.run.why.Why;

/** What may be wrong with labels, and with what a run learned. Thread-safe; nothing is changed but the embedding cache. */
public interface Audits {
    /** Which other splits are drawn. */
    enum Draw { FOLDS, LEAVE_ONE_OUT }

    /** Which labels look wrong to a classifier that has not seen them. Uses embeddings of one backbone. */
    Job<LabelAudit> labels(String backbone);

    /**
     * Which images show nearly the same thing although a run learned from one and was tested on the other, or although
     * their labels differ. Uses embeddings of the backbone of the run.
     */
    Job<TwinAudit> twins(long run);

    /** Which attributes tell the class but should not, whether the run follows them, and where it fails. */
    Job<ShortcutAudit> shortcuts(long run);

    /** All images of the project as one backbone sees them, in the plane. */
    Job<ImageMap> map(String backbone, ImageMap.Kind kind);

    /** The images that are most like one of the project, from embeddings that are kept where it can. Not for the FX thread. */
    SimilarImages similar(String backbone, String image, SimilarImages.Sense sense) throws HandfulException;

    /** An image of the project with other backgrounds. Not for the FX thread. */
    WhatIf whatIf(String image) throws HandfulException;

    /** The ways to show why the backbones of a run see what they see, the usual one first; none where there are no images. */
    List<Why.Kind> sights(RunSpec spec) throws HandfulException;

    /**
     * Why a run says what it says to an image of the project.
     *
     * @param about index of the class to explain; empty for the one that the run says
     */
    Job<Why> why(long run, String image, OptionalInt about, Why.Kind kind);

    /**
     * Why a run says what it says to an image from outside the project, the usual way; nothing is kept of it.
     * Fails with ELSEWHERE where the embeddings came from a file.
     */
    Job<Seen> why(long run, ImageInput image);

    /** Which of the images that a run learned from count for what it says to an image, of one class against another. */
    Job<Why.Support> counting(long run, String image, int about, int against);

    /**
     * Why a run made the mistakes that it was surest of, or what stands in the way; those that a minute is enough for.
     *
     * @param most how many at most
     */
    Job<Reasons> mistakes(long run, int most);

    /** How well the method of a run, with its settings, does on other splits of the images as they are now. */
    Job<SplitSpread> spread(long run, Draw draw);

    /** What an attacker could find out about the images that the method of a run learns from, without privacy and with. */
    Job<MembershipReport> membership(MembershipPlan plan);
}
