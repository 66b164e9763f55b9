package org.handful.eval.episode;

import java.util.List;
import java.util.Objects;
import org.handful.eval.metric.MacroStd;
import org.handful.model.Dataset;
import org.handful.model.Sample;

/**
 * How the accuracy over episodes spreads over groups: images of a class that share the value of an attribute.
 *
 * @param worst the group with the lowest accuracy, of any attribute; null without attributes
 * @param macroStd of the attribute where it is largest, 0..0.5; NaN without attributes
 */
public record EpisodeGroups(Worst worst, double macroStd) {
    /** @param accuracy share of all answers about images of the group @param images that were asked about, each often */
    public record Worst(String label, String value, double accuracy, int images) {}

    /**
     * @param asked how often each image of the dataset was a query
     * @param right how often it was recognised
     */
    public static EpisodeGroups of(Dataset data, long[] asked, long[] right) {
        Worst worst = null;
        double most = Double.NaN;
        for (String attribute : data.attributeNames()) {
            List<String> values = data.samples().stream().map(s -> s.attributes().get(attribute)).filter(Objects::nonNull)
                    .distinct().sorted().toList();
            int[][] n = new int[data.labels().size()][values.size()];
            int[][] images = new int[n.length][values.size()];
            double[][] accuracy = new double[n.length][values.size()];
            for (int i = 0; i < asked.length; i++) {
                Sample s = data.samples().get(i);
                int v = values.indexOf(s.attributes().get(attribute));
                if (asked[i] > 0 && v >= 0) {
                    n[s.label()][v] += (int) asked[i];
                    images[s.label()][v]++;
                    accuracy[s.label()][v] += right[i];
                }
            }
            double[] deviations = new double[n.length];
            for (int k = 0; k < n.length; k++) {
                for (int v = 0; v < values.size(); v++) {
                    accuracy[k][v] /= Math.max(1, n[k][v]);
                    if (n[k][v] > 0 && (worst == null || accuracy[k][v] < worst.accuracy)) {
                        worst = new Worst(data.labels().name(k), values.get(v), accuracy[k][v], images[k][v]);
                    }
                }
                deviations[k] = MacroStd.POPULATION.ofClass(accuracy[k], n[k]);
            }
            double spread = MacroStd.overClasses(deviations);
            most = Double.isNaN(most) || spread > most ? spread : most;
        }
        return new EpisodeGroups(worst, most);
    }
}
