/** Intervals of figures that are no proportions: mean recall, MacroStd and calibration error. */
package org.handful.eval.interval;
