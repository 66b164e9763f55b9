package org.handful.ui.common;

/** What every view model needs from the window around it, handed to its constructor in one piece. */
public record UiKit(FxThread fx, Background background, Jobs jobs, Notices notices, ErrorReporter errors, Texts texts) {}
