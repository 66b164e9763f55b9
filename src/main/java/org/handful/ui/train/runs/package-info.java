/** The runs of a project as a list of cards: which are shown, ticked, starred, and what can be done with each. */
package org.handful.ui.train.runs;
