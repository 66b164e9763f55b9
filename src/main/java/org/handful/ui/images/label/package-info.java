/** Labels, sides of the split and typed class names given to what is selected, by keys first of all. FX thread. */
package org.handful.ui.images.label;
