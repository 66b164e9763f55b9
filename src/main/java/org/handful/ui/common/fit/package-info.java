/** What keeps words whole where there is little room. FX thread. */
package org.handful.ui.common.fit;
