package org.handful.engine.adapter;

import org.handful.model.PixelBatch;

/** Images that are drawn on demand: what is known of them already need not be drawn again. */
public interface StepImages {
    /** Of an image that will not come again. */
    long UNKNOWN = -1;

    int count();

    /** The same number for the same pixels within one training, or {@link #UNKNOWN}. */
    long view(int i);

    /** Image i as the backbone takes it, into its place in a batch of one stride per image. */
    void draw(int i, float[] to, int offset);

    /** The same images as another view shows them; those that have one view only are their own. */
    default StepImages otherView() {
        return this;
    }

    /** Images that lie there, and will not come again. */
    static StepImages of(PixelBatch images) {
        return of(images, 0, images.count(), UNKNOWN);
    }

    /**
     * The images from .. to-1 of a batch that is looked at again and again.
     *
     * @param firstView view of the batch's image 0; the others follow
     */
    static StepImages of(PixelBatch images, int from, int to, long firstView) {
        return new StepImages() {
            @Override
            public int count() {
                return to - from;
            }

            @Override
            public long view(int i) {
                return firstView == UNKNOWN ? UNKNOWN : firstView + from + i;
            }

            @Override
            public void draw(int i, float[] to, int offset) {
                System.arraycopy(images.values(), (from + i) * images.stride(), to, offset, images.stride());
            }
        };
    }
}
