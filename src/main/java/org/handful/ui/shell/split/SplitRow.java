package org.handful.ui.shell.split;

import org.handful.model.SplitRole;

/** A side of the split in the side bar. @param chosen whether the gallery is narrowed to it */
record SplitRow(SplitRole role, int count, boolean chosen) {}
