/** Saving the report of a run, from whichever screen shows one. */
package org.handful.ui.common.report;
