package org.handful.eval.proportion;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/** The chance that an interval holds the truth, summed over everything that can be observed. */
final class Coverages {
    private Coverages() {}

    static double of(ProportionInterval kind, int n, double truth) {
        BinomialDistribution hits = BinomialDistribution.of(n, truth);
        double sum = 0;
        for (int k = 0; k <= n; k++) {
            sum += kind.of(k, n, 0.95).holds(truth) ? hits.probability(k) : 0;
        }
        return sum;
    }

    static double ofDifference(int n, double p, double q) {
        BinomialDistribution first = BinomialDistribution.of(n, p);
        BinomialDistribution second = BinomialDistribution.of(n, q);
        double sum = 0;
        for (int i = 0; i <= n; i++) {
            for (int j = 0; j <= n; j++) {
                Newcombe d = Newcombe.of(i, n, j, n);
                sum += d.low() <= p - q && p - q <= d.high() ? first.probability(i) * second.probability(j) : 0;
            }
        }
        return sum;
    }
}
