package org.handful.ui.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TourTest {
    private final Set<String> done = new HashSet<>();
    private final List<String> heard = new ArrayList<>();

    private final Tour tour = new Tour(List.of(
            new TourStep("see", w -> null, null, null),
            new TourStep("do", w -> null, () -> done.contains("do"), () -> done.add("do")),
            new TourStep("wait", w -> null, () -> done.contains("wait"), null)), 0, () -> heard.add("ended"));

    @Test
    void shouldDoForThePersonWhatIsNotDone() {
        tour.next();
        assertThat(tour.step().id()).isEqualTo("do");
        tour.next();
        assertThat(done).contains("do");
        assertThat(tour.step().id()).isEqualTo("wait");
    }

    @Test
    void shouldGoOnByItselfWhenThePersonDoesTheStep() {
        tour.next();
        tour.look();
        assertThat(tour.step().id()).isEqualTo("do");
        done.add("do");
        tour.look();
        assertThat(tour.step().id()).isEqualTo("wait");
    }

    @Test
    void shouldWaitForWhatNobodyCanDoAndThenEnd() {
        done.add("do");
        tour.next();
        tour.next();
        assertThat(tour.step().waits()).isTrue();
        tour.next();
        assertThat(tour.step().id()).isEqualTo("wait");
        assertThat(heard).isEmpty();
        done.add("wait");
        tour.next();
        assertThat(heard).containsExactly("ended");
    }

    @Test
    void shouldStayAtAStepThatOneCameBackTo() {
        tour.next();
        tour.next();
        tour.back();
        assertThat(tour.step().id()).isEqualTo("do");
        tour.look();
        assertThat(tour.step().id()).isEqualTo("do");
        tour.next();
        assertThat(tour.step().id()).isEqualTo("wait");
    }
}
