package org.handful.ui.train.setup;

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
    private boolean chosen;
    private boolean suggesting;

    public SplitModel() {
        kind.addListener((_, _, _) -> chosen |= !suggesting);
    }

    public void takeOver(SplitModel before) {
        kind.set(before.kind.get());
        chosen = before.chosen;
        shots.set(before.shots.get());
        percent.set(before.percent.get());
    }

    public ObjectProperty<Kind> kind() {
        return kind;
    }

    /**
     * Who has divided the images by hand wants that division, unless something else was chosen here.
     *
     * @param testLocked whether the test set is one that shall stay
     */
    public void suggest(Dataset dataset, boolean testLocked) {
        if (!chosen) {
            suggesting = true;
            kind.set(divided(dataset, testLocked) ? Kind.ASSIGNED : Kind.SHOTS);
            suggesting = false;
        }
    }

    /** Images per class to learn from. */
    public IntegerProperty shots() {
        return shots;
    }

    /** Share of the images to learn from, 1 to 99. */
    public IntegerProperty percent() {
        return percent;
    }

    /** Images per class or percent, whichever counts; 0 where the images are assigned by hand. */
    public int amount() {
        return switch (kind.get()) {
            case SHOTS -> shots.get();
            case SHARE -> percent.get();
            case ASSIGNED -> 0;
        };
    }

    /** Chooses a division with its amount, as {@link #amount} gives it. */
    public void choose(Kind now, int amount) {
        switch (now) {
            case SHOTS -> shots.set(Math.max(1, amount));
            case SHARE -> percent.set(Math.clamp(amount, 1, 99));
            case ASSIGNED -> { }
        }
        kind.set(now);
        chosen = true;
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
        int[] perClass = perClass(dataset, usable);
        int support = Arrays.stream(perClass).map(n -> kind.get() == Kind.SHOTS
                ? Math.min(n, shots.get())
                : n == 0 ? 0 : Math.clamp(Math.round(n * percent.get() / 100.0), 1, n)).sum();
        return new Forecast(support, usable.length - support, (int) Arrays.stream(perClass).filter(n -> n > 0).count());
    }

    /**
     * Whether no class lacks one side, and more than a beginning was made: the test set is locked, most images have a side
     * (a draw of K shots leaves only look-alikes of what it drew without one), or two of each class are on either.
     */
    private static boolean divided(Dataset dataset, boolean testLocked) {
        int[] usable = dataset.usable();
        int[][] sides = {with(dataset, usable, SplitRole.SUPPORT), with(dataset, usable, SplitRole.TEST)};
        int least = testLocked || 2 * (sides[0].length + sides[1].length) > usable.length ? 1 : 2;
        return usable.length > 0 && Arrays.stream(sides).allMatch(side -> {
            int[] perClass = perClass(dataset, side);
            return IntStream.of(usable).allMatch(i -> perClass[dataset.samples().get(i).label()] >= least);
        });
    }

    private static int[] perClass(Dataset dataset, int[] positions) {
        int[] counts = new int[dataset.labels().size()];
        IntStream.of(positions).forEach(i -> counts[dataset.samples().get(i).label()]++);
        return counts;
    }

    private static int[] with(Dataset dataset, int[] positions, SplitRole role) {
        return IntStream.of(positions).filter(i -> dataset.samples().get(i).role() == role).toArray();
    }
}
