/**
 * How images come into a project and what the program finds out about them: pictures from memory, tables of attributes,
 * measures computed from the pixels, near-duplicates that want a decision. Methods are not for the FX thread unless they
 * say so.
 */
package org.handful.run.intake;
