package org.handful.run.local.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.handful.error.HandfulException;
import org.handful.image.DecodeLimits;
import org.handful.image.ImageDecoder;
import org.handful.image.measure.PixelMeasures;
import org.handful.model.Dataset;
import org.handful.model.ImageRef;
import org.handful.model.Sample;
import org.handful.run.Job;
import org.handful.run.JobProgress.Stage;
import org.handful.run.intake.MeasureTable;
import org.handful.run.intake.Measures;
import org.handful.run.local.data.Editing;
import org.handful.run.train.Words;
import org.handful.run.work.JobGroup;
import org.handful.run.work.Pace;
import org.handful.store.ProjectFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures kept in the project file. */
record FileMeasures(ProjectFile file, JobGroup jobs, MeasureBook book, Supplier<Dataset> data, Editing editing)
        implements Measures {
    private static final Logger LOG = LoggerFactory.getLogger(FileMeasures.class);
    private static final int BATCH = 64;

    @Override
    public MeasureTable table() {
        return book.table(data.get());
    }

    @Override
    public void onChange(Runnable listener) {
        book.onChange(listener);
    }

    @Override
    public Job<Integer> complete() {
        return jobs.start(() -> Words.say("run.job.measure"), job -> {
            book.read(file.facts().measures());
            book.tell();
            List<String> missing = file.facts().unmeasured(MeasureBook.NEWEST);
            return file.readOnly() || missing.isEmpty() ? 0 : measure(missing, job);
        });
    }

    @Override
    public void adopt(String attribute, Map<String, String> valueByImage) throws HandfulException {
        Map<String, Map<String, String>> byImage = new HashMap<>();
        valueByImage.forEach((image, value) -> byImage.put(image, Map.of(attribute, value)));
        editing.make(f -> f.facts().adopt(attribute, byImage));
    }

    @Override
    public void sayFine(List<String> images) throws HandfulException {
        Set<String> wanted = new HashSet<>(images);
        List<String> digests = data.get().samples().stream().map(Sample::image)
                .filter(i -> wanted.contains(i.name())).map(ImageRef::sha256).toList();
        editing.make(f -> f.facts().sayFine(digests));
    }

    private int measure(List<String> missing, Job<?> job) throws HandfulException {
        var pace = new Pace(job, Stage.MEASURING);
        int done = 0;
        for (int from = 0; from < missing.size() && !job.token().cancelled(); from += BATCH) {
            List<String> batch = missing.subList(from, Math.min(missing.size(), from + BATCH));
            Map<String, Map<String, String>> found = new HashMap<>();
            for (String sha : new ArrayList<>(batch)) {
                if (job.token().cancelled()) {
                    break;
                }
                PixelMeasures m = look(sha);
                if (m != null) {
                    book.add(sha, m);
                    found.put(sha, MeasureBook.written(m));
                }
            }
            file.facts().putMeasures(found);
            done += found.size();
            pace.update(from + batch.size(), missing.size());
            book.tell();
        }
        return done;
    }

    /** From the image, or from its thumbnail when the file that it links to is gone; null when neither is there. */
    private PixelMeasures look(String sha) {
        try {
            return PixelMeasures.of(ImageDecoder.decode(file.imageBytes(sha), sha, DecodeLimits.DEFAULT));
        } catch (HandfulException linkIsGone) {
            try {
                return PixelMeasures.of(ImageDecoder.decode(file.thumbnail(sha), sha, DecodeLimits.DEFAULT));
            } catch (HandfulException e) {
                LOG.warn("{} could not be measured", sha, e);
                return null;
            }
        }
    }
}
