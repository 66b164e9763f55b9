package org.handful.ui.images.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ZoomTest {
    private static final Zoom.Room ROOM = new Zoom.Room(800, 600, 4000, 2000);

    @Test
    void shouldShowAllOfTheImageInTheMiddle() {
        Zoom fit = Zoom.fit(ROOM);
        assertThat(fit).isEqualTo(new Zoom(0.2, 0, 100));
        assertThat(fit.enlarged(ROOM)).isFalse();
    }

    @Test
    void shouldNotBlowUpAnIcon() {
        assertThat(Zoom.fit(new Zoom.Room(800, 600, 16, 16)).scale()).isEqualTo(3);
    }

    @Test
    void shouldKeepThePointUnderThePointerWhereItIs() {
        Zoom near = Zoom.fit(ROOM).to(1, 300, 250, ROOM);
        assertThat((300 - near.x()) / near.scale()).isCloseTo(300 / 0.2, within(1e-9));
        assertThat((250 - near.y()) / near.scale()).isCloseTo((250 - 100) / 0.2, within(1e-9));
        assertThat(near.enlarged(ROOM)).isTrue();
    }

    @Test
    void shouldLeaveNoGapBesideAnEnlargedImage() {
        Zoom far = Zoom.fit(ROOM).to(1, 400, 300, ROOM).moved(1e6, -1e6, ROOM);
        assertThat(far.x()).isZero();
        assertThat(far.y()).isEqualTo(600 - 2000);
    }

    @Test
    void shouldComeBackToAllOfIt() {
        Zoom back = Zoom.fit(ROOM).to(5, 10, 10, ROOM).to(0.001, 700, 500, ROOM);
        assertThat(back.scale()).isEqualTo(0.2);
        assertThat(back.x()).isCloseTo(0, within(1e-9));
        assertThat(back.y()).isCloseTo(100, within(1e-9));
    }
}
