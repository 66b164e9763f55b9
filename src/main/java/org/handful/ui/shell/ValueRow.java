package org.handful.ui.shell;

/** A value of an attribute in the side bar. @param chosen whether the gallery is narrowed to it */
record ValueRow(String attribute, String value, int count, boolean chosen) {}
