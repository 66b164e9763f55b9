package org.handful.eval.paired;

/**
 * What a model said about one test image.
 *
 * @param image its name
 * @param digest of its content: another image under the same name is another image
 * @param truth class name
 * @param predicted class name
 */
public record Answer(String image, String digest, String truth, String predicted) {
    public boolean right() {
        return truth.equals(predicted);
    }
}
