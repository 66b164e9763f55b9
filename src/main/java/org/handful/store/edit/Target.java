package org.handful.store.edit;

/** The cells that edits may write. The names are part of the file format. */
public enum Target {
    CLASS_NAME("class", "name"),
    CLASS_POSITION("class", "position"),
    CLASS_LIVE("class", "live"),
    CLASS_COLOUR("class", "colour"),
    CLASS_ACTIVE("class", "active"),
    IMAGE_CLASS("image", "class_id"),
    IMAGE_ROLE("image", "role"),
    IMAGE_LIVE("image", "live"),
    /** One attribute of an image; without value the attribute is absent. */
    IMAGE_ATTRIBUTE("image_attribute", "value"),
    RUN_NAME("run", "name"),
    RUN_STARRED("run", "starred"),
    RUN_NOTES("run", "notes"),
    RUN_LIVE("run", "live"),
    PROJECT_TEST_LOCKED("project", "test_locked"),
    DUPLICATE_KEPT("duplicate_review", "kept"),
    CONTENT_FINE("content", "fine"),
    TEXT_LIVE("class_text", "live");

    final String table;
    final String column;

    Target(String table, String column) {
        this.table = table;
        this.column = column;
    }
}
