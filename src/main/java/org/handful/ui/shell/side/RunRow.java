package org.handful.ui.shell.side;

import org.handful.run.result.RunStatus;

/** A run in the side bar. @param figure what it reached, or how it stands @param labels whether it tells labels */
record RunRow(long id, String name, RunStatus status, String figure, boolean chosen, boolean labels) {}
