package org.handful.eval.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.handful.eval.Scored;

/**
 * What is gained by staying silent when unsure: answers only those images whose confidence is at least a threshold, the
 * risk-coverage curve (El-Yaniv and Wiener, J. Mach. Learn. Res. 11 (2010) 1605-1641).
 */
public final class Coverage {
    private Coverage() {}

    /** @param answered images with at least that confidence, @param right those of them that are right */
    public record Point(double threshold, int answered, int right, int all) {
        public double coverage() {
            return (double) answered / all;
        }

        public double accuracy() {
            return (double) right / answered;
        }
    }

    /** One point per distinct confidence, the highest threshold first; nothing for nothing. */
    public static List<Point> curve(List<Scored> scored) {
        List<Scored> surest = scored.stream()
                .sorted(Comparator.comparingDouble(Scored::confidence).reversed()).toList();
        List<Point> out = new ArrayList<>();
        int right = 0;
        for (int i = 0; i < surest.size(); i++) {
            right += surest.get(i).correct() ? 1 : 0;
            if (i + 1 == surest.size() || surest.get(i + 1).confidence() < surest.get(i).confidence()) {
                out.add(new Point(surest.get(i).confidence(), i + 1, right, surest.size()));
            }
        }
        return out;
    }

    /** @param threshold confidence from which on an image is answered, 0..1 */
    public static Point at(List<Scored> scored, double threshold) {
        int answered = 0;
        int right = 0;
        for (Scored s : scored) {
            if (s.confidence() >= threshold) {
                answered++;
                right += s.correct() ? 1 : 0;
            }
        }
        return new Point(threshold, answered, right, scored.size());
    }
}
