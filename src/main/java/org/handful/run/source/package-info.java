/**
 * What a person gives: folders and files of images, tables of labels and attributes. Imports {@code model},
 * {@code error} and {@code image}; knows neither engine nor store. Reading runs on the caller's thread, decoding on the
 * executor that an {@link org.handful.run.source.Importer} is given.
 */
package org.handful.run.source;
