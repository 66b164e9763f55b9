/**
 * Backbones as data: cards, weight files, the catalogue of what is installed. Knows no tensor; may import model, error
 * and math. Everything here runs on whatever thread calls it and may read files.
 */
package org.handful.backbone;
