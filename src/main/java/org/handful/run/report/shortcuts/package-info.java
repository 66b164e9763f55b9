/** What a run may have learned instead of the classes, as a section of its report. Immutable. */
package org.handful.run.report.shortcuts;
