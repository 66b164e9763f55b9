/** What a person sets for the whole program: how it looks, where it computes, where projects go. FX thread. */
package org.handful.ui.settings;
