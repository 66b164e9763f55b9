/** What the sample projects are drawn with: noise, light and grounds. Imports {@code image}; nothing here keeps state. */
package org.handful.image.samples.draw;
