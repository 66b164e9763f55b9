package org.handful.ui.images.filter;

import java.util.Locale;
import org.handful.run.intake.Computed;
import org.handful.ui.common.ImageFilter.Scope;
import org.handful.ui.common.Texts;

/** What a scope is called on a chip and in the menu. */
final class ScopeWords {
    private final Texts texts;

    ScopeWords(Texts texts) {
        this.texts = texts;
    }

    String of(Scope scope) {
        return switch (scope) {
            case Scope.OfClass(String name) -> name;
            case Scope.Unlabelled() -> texts.get("images.unlabelled");
            case Scope.WithValue(String attribute, String value) ->
                texts.get("images.lane.value", attribute, value);
            case Scope.Measured(var attribute, String value) -> texts.get("images.lane.value", computed(attribute),
                    texts.get("intake.value." + value));
            case Scope.Flawed() -> texts.get("images.filter.flaws");
            case Scope.OnMap _ -> texts.get("images.filter.map");
            case Scope.OnSide(var role) -> texts.get("images.lane." + role.name().toLowerCase(Locale.ROOT));
            case Scope.Found found -> switch (found.finding()) {
                case WRONG -> texts.get("images.filter.wrong");
                case LABEL_ISSUE -> texts.get("images.filter.issues");
            };
        };
    }

    /** A computed attribute, marked as such. */
    String computed(Computed attribute) {
        return texts.get("intake.computed.marked", texts.get("intake.computed." + attribute.name()));
    }

    /** Short and stable, for ids. */
    static String id(Scope scope) {
        return switch (scope) {
            case Scope.OfClass(String name) -> "class." + name;
            case Scope.Unlabelled() -> "unlabelled";
            case Scope.WithValue(String attribute, String value) -> "value." + attribute + "." + value;
            case Scope.Measured(var attribute, String value) ->
                "computed." + attribute.name().toLowerCase(Locale.ROOT) + "." + value;
            case Scope.Flawed() -> "flaw";
            case Scope.OnMap _ -> "map";
            case Scope.OnSide(var role) -> "side." + role.name().toLowerCase(Locale.ROOT);
            case Scope.Found found -> found.finding().name().toLowerCase(Locale.ROOT);
        };
    }
}
