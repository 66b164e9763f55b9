package org.handful.run.local.data;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.handful.error.HandfulException;
import org.handful.model.Dataset;
import org.handful.run.data.SplitDesk;
import org.handful.run.data.SplitPreview;

/**
 * The split in the project file.
 *
 * @param data the snapshot as it is now
 * @param groups group number per image of a snapshot: near-duplicates share one
 * @param locked whether the test set is locked
 */
public record FileSplit(Editing editing, Supplier<Dataset> data, DuplicateGroups groups, BooleanSupplier locked)
        implements SplitDesk {
    /** Finds near-duplicates. */
    public interface DuplicateGroups {
        int[] of(Dataset data);
    }

    @Override
    public boolean testLocked() {
        return locked.getAsBoolean();
    }

    @Override
    public void lockTest(boolean on) throws HandfulException {
        editing.make(f -> f.split().lock(on));
    }

    @Override
    public SplitPreview preview(int shots, long seed) throws HandfulException {
        return drawn(shots, seed).preview();
    }

    @Override
    public void draw(int shots, long seed) throws HandfulException {
        DrawnSplit drawn = drawn(shots, seed);
        editing.make(f -> f.split().draw(drawn.roles(), shots, seed));
    }

    @Override
    public void clear() throws HandfulException {
        editing.make(f -> f.split().clear());
    }

    private DrawnSplit drawn(int shots, long seed) throws HandfulException {
        Dataset now = data.get();
        return DrawnSplit.of(now, groups.of(now), shots, seed, testLocked());
    }
}
