/** How well unknown images are told from known ones: plain arrays in, records out. May import model, error and math. */
package org.handful.eval.openset;
