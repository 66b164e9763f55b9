package org.handful.ui.shell.attributes;

/**
 * An attribute in the side bar, or one of its values, or the words that there are more of them.
 *
 * @param value null for the attribute itself
 * @param count images with it; for {@link Kind#REST} values that are not listed
 * @param chosen whether the gallery is narrowed to it; for {@link Kind#HEAD} whether its values are folded away
 */
record ValueRow(Kind kind, String attribute, String value, int count, boolean chosen) {
    enum Kind {
        HEAD,
        VALUE,
        REST
    }
}
