/** What goes with what in labels and attributes, and whether that could be chance. */
package org.handful.eval.association;
