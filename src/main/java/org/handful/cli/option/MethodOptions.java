package org.handful.cli.option;

import java.util.LinkedHashMap;
import java.util.Map;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Methods;
import org.handful.method.Settings;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.Workbench;
import picocli.CommandLine.Option;

/** What determines a run apart from images and split. */
public final class MethodOptions {
    @Option(names = "--backbone", paramLabel = "ID", defaultValue = "pocket", descriptionKey = "backbone")
    private String backbone;

    @Option(names = "--method", paramLabel = "ID", defaultValue = "centroid", descriptionKey = "method")
    private String method;

    @Option(names = "--auxiliary-backbone", paramLabel = "ID", defaultValue = "", descriptionKey = "auxiliary.backbone")
    private String auxiliary;

    @Option(names = "--set", paramLabel = "NAME=VALUE", descriptionKey = "set")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", descriptionKey = "seed")
    private long seed;

    /** @throws InputException for a method that there is not, or a setting that it does not allow */
    public void check() throws InputException {
        Settings.parse(Methods.byId(method), settings);
    }

    /** @throws HandfulException when it cannot learn with its backbone: said before thousands of images are read */
    public void require(Workbench workbench) throws HandfulException {
        workbench.check(backbone, method, settings);
    }

    /** Whether it learns from images that nobody has checked, too. */
    public boolean usesNoisy() throws InputException {
        return Methods.byId(method) instanceof EmbeddingMethod<?> m && m.usesNoisy();
    }

    /** The id of a second backbone; empty for none. */
    public String auxiliary() {
        return auxiliary;
    }

    /** Whether it fuses the embeddings of two backbones. */
    public boolean usesAuxiliary() throws InputException {
        return Methods.byId(method) instanceof EmbeddingMethod<?> m && m.usesAuxiliary();
    }

    public String backbone() {
        return backbone;
    }

    public RunSpec spec(SplitSpec split) {
        return new RunSpec(backbone, method, settings, split, seed, auxiliary);
    }
}
