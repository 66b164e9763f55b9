package org.handful.run.local.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.List;
import org.handful.error.CameraException;
import org.handful.run.camera.Burst;
import org.handful.run.camera.CameraDevice;
import org.handful.run.camera.Frame;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CameraFormatTest {
    @Test
    @DisplayName("as many pixels as are of use, fluently")
    void best() {
        var slow = new CameraFormat(0, 1280, 720, 10);
        var small = new CameraFormat(1, 640, 480, 30);
        var full = new CameraFormat(2, 1920, 1080, 30);
        var right = new CameraFormat(3, 1280, 720, 30);
        assertThat(CameraFormat.best(List.of(slow, small, full, right))).contains(right);
        assertThat(CameraFormat.best(List.of(slow, small, full))).as("rather fewer than more").contains(small);
        assertThat(CameraFormat.best(List.of(slow, full))).contains(full);
        assertThat(CameraFormat.best(List.of(slow))).contains(slow);
        var unsaid = new CameraFormat(4, 800, 600, 0);
        assertThat(CameraFormat.best(List.of(slow, unsaid))).as("who says nothing is believed").contains(unsaid);
    }

    @Test
    @DisplayName("a camera without sizes cannot be used")
    void noSizes() {
        assertThat(CameraFormat.best(List.of(new CameraFormat(0, 0, 0, 30)))).isEmpty();
        assertThat(CameraFormat.best(List.of())).isEmpty();
    }

    @Test
    @DisplayName("bytes become opaque pixels")
    void pixels() {
        assertThat(NativeCamera.argb(new byte[] {(byte) 0xFF, 0, 1, 2, (byte) 0x80, 3}))
                .containsExactly(0xFFFF0001, 0xFF028003);
    }

    @Test
    @DisplayName("the middle of a picture is cut out of both shapes")
    void middle() {
        assertThat(new Frame(4, 2, new int[] {1, 2, 3, 4, 5, 6, 7, 8}).square().argb()).containsExactly(2, 3, 6, 7);
        assertThat(new Frame(1, 3, new int[] {1, 2, 3}).square().argb()).containsExactly(2);
    }

    @Test
    @DisplayName("pictures of a camera are known by their name, also when another one had it already")
    void names() {
        String name = Burst.name(LocalDateTime.of(2026, 11, 25, 14, 30, 12), 7);
        assertThat(name).isEqualTo("camera-2026-11-25-143012-07.jpg");
        assertThat(List.of(name, "camera-2026-11-25-143012-123.jpg", "camera-2026-11-25-143012-07 (2).jpg"))
                .allMatch(Burst::took);
        assertThat(List.of("camera-1.jpg", "Oak/camera-2026-11-25-143012-07.jpg", "pasted.png")).noneMatch(Burst::took);
    }

    /** Whatever this computer has, the native library is found, asked and let go of, twice. */
    @Test
    @DisplayName("the real library says which cameras there are, or that there is none")
    void real() {
        var cameras = new NativeCameras();
        for (int i = 0; i < 2; i++) {
            try {
                assertThat(cameras.devices()).isNotEmpty();
            } catch (CameraException e) {
                assertThat(e.problem()).isIn(CameraException.Problem.NONE, CameraException.Problem.NOT_ALLOWED);
            }
        }
        assertThatThrownBy(() -> cameras.open(new CameraDevice("nowhere", "Gone"))).isInstanceOfSatisfying(
                CameraException.class, e -> assertThat(e.problem()).isEqualTo(CameraException.Problem.NOT_OPENED));
    }
}
