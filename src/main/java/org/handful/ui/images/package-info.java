/**
 * The Images screen: gallery, viewer and inspector; import, labels, attributes. Derives everything from the project
 * model, the shared selection and the shared filter. FX thread.
 */
package org.handful.ui.images;
