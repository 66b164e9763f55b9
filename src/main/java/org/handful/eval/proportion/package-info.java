/** Proportions of a handful of images: intervals, differences, exact tests and what several tests at once cost. */
package org.handful.eval.proportion;
