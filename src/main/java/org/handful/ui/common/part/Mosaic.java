package org.handful.ui.common.part;

import java.io.ByteArrayInputStream;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.layout.TilePane;
import org.handful.ui.common.Background;

/** Up to six small pictures in two rows of three. FX thread; decodes elsewhere. */
public final class Mosaic extends TilePane {
    private static final int ACROSS = 3;
    private static final int MOST = 6;

    /** @param pictures encoded, as JPEG or PNG; may be empty */
    public Mosaic(List<byte[]> pictures, int side, Background background) {
        getStyleClass().add("mosaic");
        setPrefColumns(ACROSS);
        setHgap(2);
        setVgap(2);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        for (int i = 0; i < MOST; i++) {
            var square = new SquareImage(side);
            getChildren().add(square);
            if (i < pictures.size()) {
                byte[] bytes = pictures.get(i);
                background.load(square, () -> new Image(new ByteArrayInputStream(bytes), 2.0 * side, 2.0 * side, true,
                        true), square::show);
            }
        }
    }
}
