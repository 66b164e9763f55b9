package org.handful.ui.common.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColourPlacesTest {
    private final ColourPlaces places = ColourPlaces.parse(null);

    @Test
    void shouldKeepTheColourOfAClassWhenAnotherOneIsDeletedOrAdded() {
        places.follow(List.of("ash", "elm", "oak"));
        places.follow(List.of("ash", "oak"));
        assertThat(places.of("oak")).isEqualTo(2);
        places.follow(List.of("ash", "fir", "oak"));
        assertThat(places.of("ash")).isZero();
        assertThat(places.of("oak")).isEqualTo(2);
        assertThat(places.of("fir")).isEqualTo(3);
    }

    @Test
    void shouldGiveADeletedClassItsColourAgainWhenThatIsUndone() {
        places.follow(List.of("ash", "elm", "oak"));
        places.follow(List.of("elm", "oak"));
        places.follow(List.of("ash", "elm", "oak"));
        assertThat(places.of("ash")).isZero();
    }

    @Test
    void shouldPassTheColourOnWhenAClassIsRenamed() {
        places.follow(List.of("ash", "elm", "oak"));
        places.follow(List.of("ash", "wych elm", "oak"));
        assertThat(places.of("wych elm")).isEqualTo(1);
        assertThat(places.of("elm")).isEqualTo(-1);
    }

    @Test
    void shouldGiveEachOfManyClassesAPlaceOfItsOwn() {
        List<String> many = java.util.stream.IntStream.range(0, 50).mapToObj(i -> "class " + i).toList();
        places.follow(many);
        assertThat(many.stream().map(places::of)).doesNotHaveDuplicates().allMatch(p -> p >= 0);
    }

    @Test
    void shouldTakeTheColourOfAGoneClassOnlyWhenTheEasyOnesAreUsedUp() {
        List<String> eight = new ArrayList<>(List.of("a", "b", "c", "d", "e", "f", "g", "h"));
        places.follow(eight);
        eight.remove("c");
        places.follow(eight);
        eight.add("i");
        places.follow(eight);
        assertThat(places.of("i")).isEqualTo(2);
        eight.add("j");
        places.follow(eight);
        assertThat(places.of("j")).isEqualTo(8);
        assertThat(eight.stream().map(places::of)).doesNotHaveDuplicates();
    }

    @Test
    void shouldReadBackWhatItWrote() {
        places.follow(List.of("ash tree", "elm", "oak"));
        places.follow(List.of("elm", "oak"));
        var again = ColourPlaces.parse(places.text());
        assertThat(again.of("oak")).isEqualTo(2);
        assertThat(again.of("ash tree")).isZero();
        assertThat(ColourPlaces.parse("no sense\n\n12").text()).isEmpty();
    }
}
