/**
 * Draws the sample projects: labelled pictures that belong to this project, from formulas and seeds alone. Imports
 * {@code image}; runs on the caller's thread. The same seed gives the same picture.
 */
package org.handful.image.samples;
