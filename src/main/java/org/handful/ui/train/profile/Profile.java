package org.handful.ui.train.profile;

/** A setup with its name. */
public record Profile(String name, Setup setup) {}
