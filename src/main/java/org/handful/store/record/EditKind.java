package org.handful.store.record;

/** What a person did. Its words are in {@code i18n/history.properties} under its name. */
public enum EditKind {
    IMAGES_ADDED,
    IMAGES_REMOVED,
    /** {1} class. */
    CLASS_ADDED,
    /** {1} old name, {2} new name. */
    CLASS_RENAMED,
    /** {1} class that received the others. */
    CLASSES_MERGED,
    /** {1} class. */
    CLASS_DELETED,
    /** {1} class. */
    CLASS_MOVED,
    /** {1} class. */
    CLASS_COLOURED,
    /** {1} the first of the classes. */
    CLASSES_OFF,
    /** {1} the first of the classes. */
    CLASSES_ON,
    /** {1} class. */
    LABELLED,
    UNLABELLED,
    /** Labels that differ from image to image. */
    RELABELLED,
    /** {1} attribute, {2} value. */
    ATTRIBUTE_SET,
    /** {1} attribute. */
    ATTRIBUTE_CLEARED,
    /** Values that differ from image to image. */
    ATTRIBUTES_SET,
    /** {1} table. */
    ATTRIBUTES_READ,
    /** {1} table; sides and attributes may stand in it too. */
    LABELS_READ,
    /** {1} attribute that was computed. */
    ATTRIBUTE_ADOPTED,
    DUPLICATES_KEPT,
    /** Images whose pixels look like trouble and that a person has no trouble with. */
    IMAGES_FINE,
    /** {1} old name, {2} new name. */
    ATTRIBUTE_RENAMED,
    /** {1} attribute. */
    ATTRIBUTE_DELETED,
    /** {1} attribute, {2} old value, {3} new value. */
    VALUE_RENAMED,
    ROLE_ANY,
    ROLE_SUPPORT,
    ROLE_TEST,
    ROLE_OFF,
    /** {1} images per class, {2} seed. */
    SPLIT_DRAWN,
    SPLIT_CLEARED,
    TEST_LOCKED,
    TEST_UNLOCKED,
    /** {1} file with the embeddings of class names. */
    TEXT_ADDED,
    /** {1} the same. */
    TEXT_REMOVED,
    /** {1} old name, {2} new name. */
    RUN_RENAMED,
    /** {1} run. */
    RUN_STARRED,
    /** {1} run. */
    RUN_UNSTARRED,
    /** {1} run. */
    RUN_NOTED,
    /** {1} run. */
    RUN_DELETED
}
