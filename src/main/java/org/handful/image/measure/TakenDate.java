package org.handful.image.measure;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;

/** When a camera says that it took an image. */
public final class TakenDate {
    private TakenDate() {}

    /**
     * A camera that does not tell its time zone is taken to be in this computer's.
     *
     * @param exif a TIFF structure
     */
    public static Optional<Instant> of(byte[] exif) {
        var metadata = new Metadata();
        new ExifReader().extract(new ByteArrayReader(exif), metadata);
        for (ExifSubIFDDirectory part : metadata.getDirectoriesOfType(ExifSubIFDDirectory.class)) {
            Date date = part.getDate(ExifDirectoryBase.TAG_DATETIME_ORIGINAL, null, TimeZone.getDefault());
            if (date != null) {
                return Optional.of(date.toInstant());
            }
        }
        return Optional.empty();
    }
}
