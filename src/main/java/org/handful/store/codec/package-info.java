/** How values become text and bytes in a project file. Immutable; any thread. May import model and store.record. */
package org.handful.store.codec;
