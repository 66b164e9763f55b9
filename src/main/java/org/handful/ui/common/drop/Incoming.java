package org.handful.ui.common.drop;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.handful.run.result.ImageInput;
import org.handful.ui.common.Notice;
import org.handful.ui.common.UiKit;

/** Takes what was dropped or pasted to where it belongs, or says why it cannot be taken. FX thread; looks elsewhere. */
public final class Incoming {
    private record Taken(Found found, ImageInput picture) {}

    private static final DateTimeFormatter NOW = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss", Locale.ROOT);

    private final UiKit kit;
    private final Consumer<List<Path>> files;
    private final Consumer<ImageInput> picture;

    /**
     * @param files takes files and folders, on the FX thread
     * @param picture takes an image that is in memory, on the FX thread
     */
    public Incoming(UiKit kit, Consumer<List<Path>> files, Consumer<ImageInput> picture) {
        this.kit = kit;
        this.files = files;
        this.picture = picture;
    }

    public void take(Dropped dropped) {
        kit.background().load(new Object(), () -> look(dropped), this::give);
    }

    private Taken look(Dropped dropped) throws Exception {
        Found found = dropped.found();
        return new Taken(found, found instanceof Found.Picture(String name, String ending, var bytes)
                ? new ImageInput((name == null ? kit.texts().get("drop.pasted", NOW.format(LocalDateTime.now())) : name)
                        + ending, bytes.call())
                : null);
    }

    private void give(Taken taken) {
        switch (taken.found()) {
            case Found.Files(List<Path> paths) -> files.accept(paths);
            case Found.Picture p -> picture.accept(taken.picture());
            case Found.Remote(String address) ->
                kit.notices().show(Notice.info(kit.texts().get("drop.remote", shortened(address))));
            case Found.Nothing() -> kit.notices().show(Notice.info(kit.texts().get("drop.nothing")));
        }
    }

    private static String shortened(String address) {
        return address.length() <= 80 ? address : address.substring(0, 79) + "\u2026";
    }
}
