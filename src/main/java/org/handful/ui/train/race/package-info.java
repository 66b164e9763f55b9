/** The race in Train: methods and backbones against each other on one split. */
package org.handful.ui.train.race;
