package org.handful.ui.fake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import org.handful.app.HandfulApp;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.Home;
import org.handful.run.TrainingListener;
import org.handful.ui.common.Background;

/** Opens the window on projects in memory, to look at: {@code Demo [FILE...]}. Drives trainings by itself. */
public final class Demo {
    private Demo() {}

    public static void main(String[] args) throws IOException {
        Path home = Files.createTempDirectory("handful-demo");
        var workers = Executors.newCachedThreadPool(Background.named("demo"));
        var workbench = new FakeWorkbench(home, workers);
        workbench.add(Path.of("/projects/Empty.handful"));
        var many = workbench.add(Path.of("/projects/Herbarium 2026.handful"));
        many.withLeaves(60, "Acer", "Alnus", "Betula", "Carpinus", "Corylus", "Fagus", "Fraxinus", "Quercus", "Salix",
                "Sorbus", "Tilia", "Ulmus");
        var leaves = workbench.add(Path.of("/projects/Leaves.handful"));
        leaves.withLeaves(14, "Beech", "Birch", "Maple", "Oak").withUnlabelled(9)
                .withNearDuplicates(Set.of("Beech/beech-100.jpg", "Beech/beech-101.jpg", "Beech/beech-102.jpg"));
        for (String method : List.of("centroid", "logistic", "film")) {
            leaves.train(new RunSpec("pocket", method, Map.of(), new SplitSpec.Shots(5), 0), TrainingListener.QUIET);
            FakeTraining training = leaves.training().begin();
            for (int i = 0; i < FakeTraining.STEPS; i++) {
                training.step();
                if (i % 10 == 0) {
                    training.heldOut();
                }
            }
            training.finish();
        }
        for (String sample : List.of("leaves", "birds")) {
            Path folder = Files.createDirectories(home.resolve(sample));
            for (int i = 0; i < 6; i++) {
                Path image = folder.resolve("class-" + i).resolve("image-" + i + ".jpg");
                Files.createDirectories(image.getParent());
                Files.write(image, FakeImages.leaf(i + (sample.equals("birds") ? 7 : 0), i, 200, 200));
            }
            workbench.addSample(sample, folder);
        }
        HandfulApp.open((place, device) -> workbench, new Home(home), List.of(args).stream().map(Path::of).toList(),
                Locale.getDefault());
    }
}
