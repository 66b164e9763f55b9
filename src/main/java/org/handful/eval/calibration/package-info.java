/** How far probabilities can be believed, and what makes them more believable. */
package org.handful.eval.calibration;
