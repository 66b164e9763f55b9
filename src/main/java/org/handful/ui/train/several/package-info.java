/** Several labels per image in Train: how well each is told, for projects whose classes list labels. */
package org.handful.ui.train.several;
