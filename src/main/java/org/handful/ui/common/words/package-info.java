/** The languages of the window, and the words of methods in them. */
package org.handful.ui.common.words;
