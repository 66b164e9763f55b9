package org.handful.ui.images.gallery;

import java.util.List;
import java.util.Locale;
import javafx.scene.paint.Color;
import org.handful.model.LabelSpace;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.run.intake.Computed;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.ClassPalette;
import org.handful.ui.common.look.Theme;
import org.handful.ui.images.facts.Facts;
import org.handful.ui.images.intake.MeasuresModel;

/** Colours and words of tiles and groups. FX thread. */
public final class GalleryLook {
    private final Facts facts;
    private final MeasuresModel measures;
    private final ClassPalette palette;
    private final Theme theme;
    private final Texts texts;

    public GalleryLook(Facts facts, MeasuresModel measures, ClassPalette palette, Theme theme, Texts texts) {
        this.facts = facts;
        this.measures = measures;
        this.palette = palette;
        this.theme = theme;
        this.texts = texts;
    }

    /** Of a class, or of images without one. @param className null for none */
    public Color colour(String className) {
        return Color.web(palette.of(className, theme.surface().get()).hex());
    }

    Tile.Face face(Sample sample, LabelSpace labels) {
        String className = sample.labelled() ? labels.name(sample.label()) : null;
        boolean off = sample.role() == SplitRole.OFF || sample.labelled() && !labels.active(sample.label());
        boolean assigned = sample.role() != SplitRole.ANY;
        SplitRole side = assigned ? sample.role() : facts.run().get().sideOf(sample.image().name());
        String key = side.name().toLowerCase(Locale.ROOT);
        String words = sample.image().name() + ", "
                + (className == null ? texts.get("images.unlabelled") : className)
                + (side == SplitRole.ANY ? "" : ", " + texts.get((assigned ? "images.side." : "images.drawn.") + key));
        List<String> flaws = measures.flaws(sample.image());
        if (!flaws.isEmpty()) {
            words += ". " + String.join(" ", flaws);
        }
        return new Tile.Face(sample, side == SplitRole.ANY ? "" : texts.get("images.mark." + key), !assigned,
                off, !flaws.isEmpty(), className == null ? null : colour(className), words);
    }

    /** What a group is called. */
    public String title(Lane lane) {
        return switch (lane) {
            case Lane.All() -> texts.get("images.lane.all");
            case Lane.OfClass(String name) -> name == null ? texts.get("images.unlabelled") : name;
            case Lane.OnSide(SplitRole role) ->
                texts.get("images.lane." + role.name().toLowerCase(Locale.ROOT));
            case Lane.WithValue(String attribute, String value) -> value == null
                    ? texts.get("images.lane.novalue", attribute)
                    : texts.get("images.lane.value", attribute, value);
            case Lane.Measured(Computed attribute, String value) -> value == null
                    ? texts.get("images.lane.novalue", measures.marked(attribute))
                    : texts.get("images.lane.value", measures.marked(attribute), measures.word(value));
            case Lane.Predicted(String name) -> name == null
                    ? texts.get("images.lane.untested", facts.run().get().name())
                    : texts.get("images.lane.predicted", name);
        };
    }

    void show(LaneHeader header, Gallery.Group group) {
        String className = switch (group.lane()) {
            case Lane.OfClass(String name) -> name;
            case Lane.Predicted(String name) -> name;
            default -> null;
        };
        boolean ofClass = group.lane() instanceof Lane.OfClass || className != null;
        header.show(group, title(group.lane()), ofClass ? colour(className) : null, className == null);
    }
}
