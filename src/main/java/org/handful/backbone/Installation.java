package org.handful.backbone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.handful.error.BackboneException;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.StorageException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One folder under {@code HOME/backbones}: a card named card.json and its weights. */
final class Installation {
    private static final String CARD = "card.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Installation() {}

    static InstalledBackbone read(Path folder) throws HandfulException {
        BackboneCard card = CardReader.read(folder.resolve(CARD));
        Path weights = folder.resolve(card.file());
        if (!Files.isRegularFile(weights)) {
            throw new BackboneException(BackboneException.Problem.BAD_CARD, folder.resolve(CARD),
                    Because.of("because.card.weights", card.file()));
        }
        return new InstalledBackbone(card, new WeightSource.FileSource(weights));
    }

    /** Copies into a hidden folder, checks the copy, and renames: a crash leaves nothing that could be opened. */
    static InstalledBackbone write(
            Path parent, InstalledBackbone checked, Path weights, Path card, float[] embedding)
            throws HandfulException {
        Path target = parent.resolve(checked.id());
        Path part = null;
        try {
            Files.createDirectories(parent);
            part = Files.createTempDirectory(parent, ".installing-");
            Path copy = part.resolve(checked.card().file());
            Files.copy(weights, copy);
            Files.writeString(part.resolve(CARD), withGolden(Files.readString(card), checked.card(), embedding));
            BackboneCheck.checksum(new InstalledBackbone(checked.card(), new WeightSource.FileSource(copy)));
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            return read(target);
        } catch (IOException e) {
            throw StorageException.writing(e, target);
        } finally {
            if (part != null && Files.exists(part)) {
                delete(part);
            }
        }
    }

    /** Out of sight first: a crash leaves no half of a backbone that could be opened. */
    static void remove(Path folder) throws StorageException {
        try {
            Path hidden = Files.createTempDirectory(folder.getParent(), ".removing-").resolve("backbone");
            Files.move(folder, hidden, StandardCopyOption.ATOMIC_MOVE);
            delete(hidden.getParent());
        } catch (IOException e) {
            throw StorageException.writing(e, folder);
        }
    }

    private static void delete(Path folder) throws StorageException {
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path p : deepestFirst) {
                Files.delete(p);
            }
        } catch (IOException e) {
            throw StorageException.writing(e, folder);
        }
    }

    private static String withGolden(String text, BackboneCard card, float[] embedding) {
        if (card.golden().isPresent()) {
            return text;
        }
        ObjectNode root = (ObjectNode) JSON.readTree(text);
        ObjectNode golden = root.putObject("golden");
        golden.put("image", SyntheticImage.standard(card.input()).text());
        ArrayNode values = golden.putArray("embedding");
        for (float v : embedding) {
            values.add(v);
        }
        golden.put("tolerance", Golden.LARGEST_TOLERANCE);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }
}
