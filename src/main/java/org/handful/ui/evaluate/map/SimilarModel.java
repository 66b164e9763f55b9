package org.handful.ui.evaluate.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.handful.model.Sample;
import org.handful.run.audit.SimilarImages;
import org.handful.run.audit.SimilarImages.Of;
import org.handful.run.audit.SimilarImages.Sense;
import org.handful.run.intake.Computed;
import org.handful.run.result.RunResult;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;

/** What is most like the image that was chosen last, in all or in something. FX thread. */
public final class SimilarModel {
    private final UiKit kit;
    private final ProjectModel project;
    private final ReadOnlyObjectProperty<RunResult> run;
    private final ObjectProperty<Sense> sense = new SimpleObjectProperty<>(Sense.ALL);
    private final ReadOnlyObjectWrapper<SimilarImages> found = new ReadOnlyObjectWrapper<>();
    private String image;

    public SimilarModel(UiKit kit, ProjectModel project, ReadOnlyObjectProperty<RunResult> run) {
        this.kit = kit;
        this.project = project;
        this.run = run;
        sense.addListener((_, _, _) -> look());
    }

    ObjectProperty<Sense> sense() {
        return sense;
    }

    /** Null when no image was chosen. */
    public ReadOnlyObjectProperty<SimilarImages> found() {
        return found.getReadOnlyProperty();
    }

    /** All, then the class and each attribute, in it and apart from it; a background is known without anybody's word. */
    List<Sense> senses() {
        List<Sense> out = new ArrayList<>(List.of(Sense.ALL));
        both(out, Of.CLASS, null);
        List<String> attributes = project.dataset().get().attributeNames();
        attributes.forEach(name -> both(out, Of.ATTRIBUTE, name));
        String background = Computed.BACKGROUND.name().toLowerCase(Locale.ROOT);
        if (attributes.stream().noneMatch(background::equalsIgnoreCase)) {
            both(out, Of.COMPUTED, background);
        }
        return out;
    }

    private static void both(List<Sense> out, Of of, String attribute) {
        out.add(new Sense(of, attribute, false));
        out.add(new Sense(of, attribute, true));
    }

    /** @param name null for none */
    void about(String name) {
        image = name;
        look();
    }

    /** Null when it has left the project. */
    String sha256(String name) {
        return project.dataset().get().samples().stream().filter(s -> s.image().name().equals(name)).findFirst()
                .map(Sample::image).map(i -> i.sha256()).orElse(null);
    }

    private void look() {
        if (image == null || run.get() == null || run.get().backbone() == null) {
            found.set(null);
            return;
        }
        String backbone = run.get().backbone().id();
        String wanted = image;
        Sense in = sense.get();
        kit.background().load(this, () -> project.session().audits().similar(backbone, wanted, in), found::set);
    }
}
