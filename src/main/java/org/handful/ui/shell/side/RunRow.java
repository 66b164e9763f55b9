package org.handful.ui.shell.side;

import org.handful.run.result.RunStatus;

/** A run in the side bar. @param figure its accuracy, or how it stands */
record RunRow(long id, String name, RunStatus status, String figure, boolean chosen) {}
