package org.handful.app;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class WindowPlaceTest {
    /** 1280 x 720 that the system scales by 150 %. */
    private static final Rectangle2D PROJECTOR = new Rectangle2D(0, 0, 853, 480);

    @Test
    void shouldShrinkToASmallerScreen() {
        assertThat(new WindowPlace(100, 80, 1280, 800, false).within(PROJECTOR))
                .isEqualTo(new WindowPlace(0, 0, 853, 480, false));
    }

    @Test
    void shouldMoveWhatHangsOverTheEdgeAndLeaveTheRest() {
        assertThat(new WindowPlace(700, 20, 400, 300, true).within(PROJECTOR))
                .isEqualTo(new WindowPlace(453, 20, 400, 300, true));
        WindowPlace fits = new WindowPlace(10, 20, 400, 300, false);
        assertThat(fits.within(PROJECTOR)).isEqualTo(fits);
    }

    @Test
    void shouldReadWhatItWroteAndNothingElse() {
        WindowPlace place = new WindowPlace(-8, 20.5, 400, 300, true);
        assertThat(WindowPlace.parse(place.text())).isEqualTo(place);
        assertThat(WindowPlace.parse("1 2 3 4")).isNull();
        assertThat(WindowPlace.parse("a b c d e")).isNull();
    }
}
