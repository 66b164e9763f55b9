package org.handful.cli.table;

import java.util.List;
import org.handful.cli.console.Texts;
import org.handful.run.result.BackboneInfo;

/** Installed backbones, one line each. */
public final class BackboneTable {
    private BackboneTable() {}

    public static String of(List<BackboneInfo> installed) {
        TextTable table = new TextTable(4, Texts.of("backbones.id"), Texts.of("backbones.name"),
                Texts.of("backbones.licence"), Texts.of("backbones.tuning"), Texts.of("backbones.dim"),
                Texts.of("backbones.size"), Texts.of("backbones.bytes"));
        for (BackboneInfo b : installed) {
            table.row(b.id(), b.name(), b.licence(),
                    Texts.of(b.trainable() ? "backbones.trainable" : "backbones.frozen"),
                    String.valueOf(b.dim()), b.size() + " px", Figures.bytes(b.bytes()));
        }
        return table.toString();
    }
}
