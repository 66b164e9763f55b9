/** What is asked about the run that is looked at. */
package org.handful.ui.evaluate.asking;
