/**
 * Thumbnails as pixels in memory that is used again: what a garbage collector would have to find when tens of thousands
 * are scrolled past is kept small by making hardly any.
 */
package org.handful.ui.common.part.pixels;
