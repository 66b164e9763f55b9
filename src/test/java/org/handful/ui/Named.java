package org.handful.ui;

import javafx.scene.Node;

/** How tests know a node: by its id; a tile of the gallery, which has none, by what it says of itself. */
public final class Named {
    private Named() {}

    public static boolean is(Node node, String name) {
        return name.equals(node.getId()) || name.equals(node.getUserData());
    }
}
