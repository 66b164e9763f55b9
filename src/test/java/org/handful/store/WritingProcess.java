package org.handful.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.TrainingEvent;
import org.handful.store.record.EmbeddingKey;

/**
 * A program of its own that opens a project and writes to it until it is killed. It prints a line only after a call
 * returned: what a person would have been shown as done.
 */
final class WritingProcess {
    static final EmbeddingKey KEY = new EmbeddingKey("b", "p", "f");

    private WritingProcess() {}

    /** @param arguments project, first number */
    public static void main(String[] arguments) throws Exception {
        ProjectFile project = ProjectFile.open(Path.of(arguments[0]));
        System.out.println("open");
        long run = project.startRun(Fixture.run("killed"));
        System.out.println("run " + run);
        for (int i = Integer.parseInt(arguments[1]); ; i++) {
            String name = name(i);
            project.addImages(List.of(Fixture.image(name, "x".repeat(i % 50 * 400) + i, "ant", Map.of())));
            System.out.println("added " + i);
            project.setLabel(List.of(name), "bee");
            System.out.println("labelled " + i);
            project.putEmbeddings(KEY, List.of(name), new EmbeddingMatrix(1, 2, new float[] {i, -i}));
            System.out.println("embedded " + i);
            project.appendEvents(run, List.of(new TrainingEvent.Step(i, 0, i, 0, 0, 0)));
            System.out.println("event " + i);
        }
    }

    static String name(int i) {
        return "ant/" + i + ".jpg";
    }
}
