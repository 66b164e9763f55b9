/**
 * What can be told about an image from its pixels alone: colour of the background, brightness, contrast, sharpness, and
 * when it was taken. Imports {@code image}; pure functions, any thread.
 */
package org.handful.image.measure;
