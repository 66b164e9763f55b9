/** Small parts that several screens show: empty states, progress, notices, thumbnails. FX thread but where it says so. */
package org.handful.ui.common.part;
