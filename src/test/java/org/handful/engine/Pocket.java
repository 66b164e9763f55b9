package org.handful.engine;

import java.nio.file.Path;
import java.util.Optional;
import org.handful.backbone.BackboneCard;
import org.handful.backbone.Catalogue;
import org.handful.backbone.InstalledBackbone;
import org.handful.error.HandfulException;
import org.handful.model.InputSpec;

/** The bundled backbone: as it is, or for images of a quarter of its pixels, which cost as much less. */
public final class Pocket {
    /** In pixels, of either side; the bundled card says 128. */
    public static final int SIZE = 64;

    private Pocket() {}

    public static BackboneSession session() throws HandfulException {
        return TestEngine.get().open(bundled());
    }

    /** Its weights, under a card of another name for smaller images. */
    public static BackboneSession small() throws HandfulException {
        InstalledBackbone bundled = bundled();
        BackboneCard card = bundled.card();
        InputSpec input = card.input();
        return TestEngine.get().open(new InstalledBackbone(new BackboneCard("small-pocket", card.name(), card.version(),
                card.architecture(), card.file(), card.sha256(), card.bytes(), card.parameters(),
                new InputSpec(SIZE, SIZE, input.interpolation(), input.crop(), input.mean(), input.std(), input.channels()),
                card.embedding(), card.licence(), card.provenance(), Optional.empty(), card.classes()), bundled.weights()));
    }

    private static InstalledBackbone bundled() throws HandfulException {
        return new Catalogue(Path.of("no-home")).byId("pocket");
    }
}
