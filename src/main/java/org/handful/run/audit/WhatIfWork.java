package org.handful.run.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.handful.error.HandfulException;
import org.handful.image.DecodeLimits;
import org.handful.image.ImageDecoder;
import org.handful.image.RgbImage;
import org.handful.image.Thumbnails;
import org.handful.image.backdrop.Backdrop;
import org.handful.model.Dataset;
import org.handful.model.Sample;
import org.handful.run.audit.WhatIf.Change;
import org.handful.run.audit.WhatIf.Variant;

/** Draws an image with other backgrounds. All of them are reduced alike, so that only the background differs. */
final class WhatIfWork {
    private static final int SIDE = 320;

    /** Where the encoded bytes of an image of the project come from. */
    @FunctionalInterface
    interface Bytes {
        byte[] of(Sample sample) throws HandfulException;
    }

    private WhatIfWork() {}

    /** @param image name; without variants when it has left the project */
    static WhatIf of(String image, Dataset data, Bytes bytes) throws HandfulException {
        Optional<Sample> sample = data.samples().stream().filter(s -> s.image().name().equals(image)).findFirst();
        if (sample.isEmpty()) {
            return new WhatIf(image, null, false, List.of());
        }
        Backdrop backdrop = Backdrop.of(small(sample.get(), bytes));
        List<Variant> variants = new ArrayList<>();
        variants.add(variant(Change.NONE, backdrop.image()));
        variants.add(variant(Change.BLURRED, backdrop.blurred()));
        variants.add(variant(Change.GREY, backdrop.grey()));
        variants.add(variant(Change.MASKED, backdrop.masked()));
        Optional<Sample> donor = donor(sample.get(), data);
        if (donor.isPresent()) {
            variants.add(variant(Change.SWAPPED, backdrop.swapped(Backdrop.of(small(donor.get(), bytes)))));
        }
        return new WhatIf(image, donor.map(s -> s.image().name()).orElse(null), backdrop.middle(), variants);
    }

    /** The first image by name of the class that follows. */
    private static Optional<Sample> donor(Sample sample, Dataset data) {
        int classes = data.labels().size();
        return data.samples().stream().filter(Sample::labelled).filter(s -> s.label() != sample.label())
                .min(Comparator.comparingInt((Sample s) -> Math.floorMod(s.label() - sample.label(), classes))
                        .thenComparing(s -> s.image().name()));
    }

    private static RgbImage small(Sample sample, Bytes bytes) throws HandfulException {
        return Thumbnails.shrink(ImageDecoder.decode(bytes.of(sample), sample.image().name(), DecodeLimits.DEFAULT), SIDE);
    }

    private static Variant variant(Change change, RgbImage image) {
        return new Variant(change, Thumbnails.photo(image));
    }
}
