package org.handful.run.why;

import java.util.Arrays;
import java.util.List;
import org.handful.engine.BackboneSession;
import org.handful.engine.net.FeatureMaps;
import org.handful.error.HandfulException;
import org.handful.method.Head;
import org.handful.model.CancelToken;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.PixelBatch;
import org.handful.run.fitted.ImageFeed;
import org.handful.tune.training.TunedNetwork;

/** What a run has learned, open to questions about single images: none of them depends on the others of a batch. */
sealed interface Reader {
    /** @param images as each of the backbones takes them @return [N][K] */
    double[][] of(List<PixelBatch> images, CancelToken cancel) throws HandfulException;

    /** @return [N][K] */
    double[][] head(EmbeddingMatrix embeddings) throws HandfulException;

    FeatureMaps maps(PixelBatch image, BackboneSession.Score score) throws HandfulException;

    double[][][][] attention(PixelBatch image) throws HandfulException;

    /**
     * What heads on the embeddings of a frozen backbone, or of two, say on average.
     *
     * @param together whether they look at a batch as a whole
     */
    record OnEmbeddings(ImageFeed feed, List<Head> heads, boolean together) implements Reader {
        @Override
        public double[][] of(List<PixelBatch> images, CancelToken cancel) throws HandfulException {
            return head(feed.fusedLive(images, cancel));
        }

        @Override
        public double[][] head(EmbeddingMatrix x) throws HandfulException {
            double[][] mean = told(heads.getFirst(), x);
            for (Head next : heads.subList(1, heads.size())) {
                double[][] more = told(next, x);
                for (int i = 0; i < mean.length; i++) {
                    for (int k = 0; k < mean[i].length; k++) {
                        mean[i][k] += more[i][k];
                    }
                }
            }
            for (double[] row : mean) {
                Arrays.setAll(row, k -> row[k] / heads.size());
            }
            return mean;
        }

        private double[][] told(Head head, EmbeddingMatrix x) throws HandfulException {
            if (!together) {
                return head.probabilities(x);
            }
            double[][] out = new double[x.rows()][];
            for (int i = 0; i < out.length; i++) {
                out[i] = head.probabilities(x.select(new int[] {i}))[0];
            }
            return out;
        }

        @Override
        public FeatureMaps maps(PixelBatch image, BackboneSession.Score score) throws HandfulException {
            return feed.session().maps(image, score);
        }

        @Override
        public double[][][][] attention(PixelBatch image) throws HandfulException {
            return feed.session().attention(image);
        }
    }

    /** A network that was trained inside. */
    record Inside(TunedNetwork network) implements Reader {
        @Override
        public double[][] of(List<PixelBatch> images, CancelToken cancel) throws HandfulException {
            return network.model().probabilities(images.getFirst(), cancel);
        }

        @Override
        public double[][] head(EmbeddingMatrix x) throws HandfulException {
            double[][] out = new double[x.rows()][];
            for (int i = 0; i < out.length; i++) {
                out[i] = network.model().probabilities(x.row(i));
            }
            return out;
        }

        @Override
        public FeatureMaps maps(PixelBatch image, BackboneSession.Score score) throws HandfulException {
            return network.model().maps(image, score);
        }

        @Override
        public double[][][][] attention(PixelBatch image) throws HandfulException {
            return network.model().attention(image);
        }
    }
}
