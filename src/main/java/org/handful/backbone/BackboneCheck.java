package org.handful.backbone;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handful.backbone.arch.Node;
import org.handful.backbone.arch.Tensors;
import org.handful.backbone.safetensors.SafeTensors;
import org.handful.backbone.safetensors.TensorEntry;
import org.handful.error.BackboneException;
import org.handful.error.BackboneException.Problem;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.StorageException;

/** Does a weight file keep what its card promises? The cheap questions come first. */
public final class BackboneCheck {
    private BackboneCheck() {}

    /** Checksum, names and shapes, golden embedding. @return the embedding of the golden or standard image */
    static float[] all(InstalledBackbone backbone, EmbeddingProbe probe) throws HandfulException {
        checksum(backbone);
        tensors(backbone);
        return golden(backbone, probe);
    }

    static void checksum(InstalledBackbone backbone) throws HandfulException {
        String found = sha256(backbone.weights());
        if (!found.equals(backbone.card().sha256())) {
            throw new BackboneException(Problem.CHECKSUM, backbone.weights(), backbone.card().sha256(), found);
        }
    }

    /** Every tensor that the network needs, with its shape; more tensors, such as a classifier, are fine. */
    static void tensors(InstalledBackbone backbone) throws HandfulException {
        Optional<Node> network = backbone.card().architecture().network();
        if (network.isEmpty()) {
            return;
        }
        try (SafeTensors file = backbone.weights().tensors()) {
            for (Map.Entry<String, List<Long>> wanted : Tensors.of(network.get()).entrySet()) {
                tensor(file, wanted.getKey(), wanted.getValue());
            }
        }
    }

    /** The tensor of that name and shape. @throws BackboneException naming it otherwise */
    public static TensorEntry tensor(SafeTensors file, String name, List<Long> shape) throws BackboneException {
        TensorEntry found = file.entry(name);
        if (!found.shape().equals(shape)) {
            throw new BackboneException(Problem.MISSHAPEN_TENSOR, file.name(), name, shape, found.shape());
        }
        return found;
    }

    /** Compares with the card's golden embedding, or, without one, looks for the right length and finite numbers. */
    public static float[] golden(InstalledBackbone backbone, EmbeddingProbe probe) throws HandfulException {
        BackboneCard card = backbone.card();
        SyntheticImage image = card.golden().map(Golden::image).orElse(SyntheticImage.standard(card.input()));
        float[] found = probe.embed(backbone, image.pixels(card.input()));
        Golden golden = card.golden().orElse(new Golden(image, found, Golden.LARGEST_TOLERANCE));
        double difference = golden.differenceTo(found);
        if (found.length != card.embedding()) {
            throw new BackboneException(Problem.BAD_WEIGHTS, backbone.weights(),
                    Because.of("because.weights.length", found.length, card.embedding()));
        }
        if (!(difference <= golden.tolerance())) {
            throw new BackboneException(Problem.GOLDEN_MISMATCH, card.id(), difference, golden.tolerance());
        }
        return found;
    }

    private static String sha256(WeightSource weights) throws StorageException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(weights.open(), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw StorageException.reading(e, weights);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
