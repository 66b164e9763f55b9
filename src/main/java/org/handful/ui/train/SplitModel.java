package org.handful.ui.train;

import java.util.Arrays;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.handful.model.Dataset;
import org.handful.model.SplitRole;
import org.handful.model.SplitSpec;

/** How the images are divided, with what that leaves to learn from and to test on. */
public final class SplitModel {
    /** Ways to divide. */
    public enum Kind {
        SHOTS,
        SHARE,
        ASSIGNED
    }

    /**
     * About how many images go where; near-duplicates that stay together can shift it by a few.
     *
     * @param classes that have at least one image to learn from
     */
    public record Forecast(int support, int test, int classes) {}

    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.SHOTS);
    private final IntegerProperty shots = new SimpleIntegerProperty(5);
    private final IntegerProperty percent = new SimpleIntegerProperty(50);

    public ObjectProperty<Kind> kind() {
        return kind;
    }

    /** Images per class to learn from. */
    public IntegerProperty shots() {
        return shots;
    }

    /** Share of the images to learn from, 1 to 99. */
    public IntegerProperty percent() {
        return percent;
    }

    public SplitSpec spec() {
        return switch (kind.get()) {
            case SHOTS -> new SplitSpec.Shots(shots.get());
            case SHARE -> new SplitSpec.Fraction(percent.get() / 100.0);
            case ASSIGNED -> new SplitSpec.AsAssigned();
        };
    }

    public Forecast forecast(Dataset dataset) {
        int[] usable = dataset.usable();
        if (kind.get() == Kind.ASSIGNED) {
            int[] support = with(dataset, usable, SplitRole.SUPPORT);
            return new Forecast(support.length, with(dataset, usable, SplitRole.TEST).length,
                    (int) Arrays.stream(support).map(i -> dataset.samples().get(i).label()).distinct().count());
        }
        int[] perClass = new int[dataset.labels().size()];
        Arrays.stream(usable).forEach(i -> perClass[dataset.samples().get(i).label()]++);
        int support = Arrays.stream(perClass).map(n -> kind.get() == Kind.SHOTS
                ? Math.min(n, shots.get())
                : n == 0 ? 0 : (int) Math.clamp(Math.round(n * percent.get() / 100.0), 1, n)).sum();
        return new Forecast(support, usable.length - support, (int) Arrays.stream(perClass).filter(n -> n > 0).count());
    }

    private static int[] with(Dataset dataset, int[] positions, SplitRole role) {
        return IntStream.of(positions).filter(i -> dataset.samples().get(i).role() == role).toArray();
    }
}
