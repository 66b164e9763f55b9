package org.handful.backbone;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.handful.error.BackboneException;
import org.handful.error.BackboneException.Problem;
import org.handful.error.HandfulException;
import org.handful.error.StorageException;

/**
 * The backbones that there are: those that come with the program, and those installed under {@code HOME/backbones}.
 * Thread-safe: nothing is kept in memory, and an installation appears whole or not at all.
 */
public final class Catalogue {
    private final Path folder;

    /** @param home the program's data folder; need not exist yet */
    public Catalogue(Path home) {
        this.folder = home.resolve("backbones");
    }

    /**
     * What was found.
     *
     * @param damaged why folders could not be read, so that nothing disappears silently
     */
    public record Inventory(List<InstalledBackbone> backbones, List<HandfulException> damaged) {
        public Inventory {
            backbones = List.copyOf(backbones);
            damaged = List.copyOf(damaged);
        }
    }

    /** Usable backbones, embedded ones first, then by id. */
    public List<InstalledBackbone> list() throws HandfulException {
        return inventory().backbones();
    }

    public Inventory inventory() throws HandfulException {
        List<InstalledBackbone> found = new ArrayList<>(EmbeddedBackbones.all());
        List<HandfulException> damaged = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder, p -> isInstallation(p))) {
                for (Path one : folders) {
                    try {
                        found.add(Installation.read(one));
                    } catch (HandfulException e) {
                        damaged.add(e);
                    }
                }
            } catch (IOException e) {
                throw StorageException.reading(e, folder);
            }
        }
        found.sort(Comparator.comparing(InstalledBackbone::embedded).reversed()
                .thenComparing(InstalledBackbone::id));
        return new Inventory(found, damaged);
    }

    /** @throws BackboneException NOT_INSTALLED, with what there is */
    public InstalledBackbone byId(String id) throws HandfulException {
        for (InstalledBackbone b : EmbeddedBackbones.all()) {
            if (b.id().equals(id)) {
                return b;
            }
        }
        if (installed(id)) {
            return Installation.read(folder.resolve(id));
        }
        throw new BackboneException(Problem.NOT_INSTALLED, id,
                list().stream().map(InstalledBackbone::id).collect(Collectors.joining(", ")));
    }

    /**
     * Installs from files after checking checksum, tensor names and shapes, and the golden embedding. A card without a
     * golden embedding gets the one that these weights give now, so that later damage is noticed.
     */
    public InstalledBackbone add(Path weights, Path card, EmbeddingProbe probe) throws HandfulException {
        BackboneCard read = CardReader.read(card);
        for (InstalledBackbone there : list()) {
            if (there.id().equals(read.id())) {
                throw new BackboneException(Problem.ALREADY_INSTALLED, read.id());
            }
        }
        var candidate = new InstalledBackbone(read, new WeightSource.FileSource(weights));
        float[] embedding = BackboneCheck.all(candidate, probe);
        return Installation.write(folder, candidate, weights, card, embedding);
    }

    /** Checks an installed backbone again, all of it. */
    public InstalledBackbone verify(String id, EmbeddingProbe probe) throws HandfulException {
        InstalledBackbone backbone = byId(id);
        BackboneCheck.all(backbone, probe);
        return backbone;
    }

    /** Removes an installed backbone from disk, a damaged one too; those that come with the program stay. */
    public void remove(String id) throws HandfulException {
        if (!installed(id) && byId(id).embedded()) {
            throw new BackboneException(Problem.EMBEDDED, id);
        }
        Installation.remove(folder.resolve(id));
    }

    private boolean installed(String id) {
        return CardReader.isId(id) && Files.isDirectory(folder.resolve(id));
    }

    private static boolean isInstallation(Path p) {
        return Files.isDirectory(p) && !p.getFileName().toString().startsWith(".");
    }
}
