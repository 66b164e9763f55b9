/** Splits, metrics, subgroups, calibration: plain arrays in, records out. May import model, error and math. */
package org.handful.eval;
