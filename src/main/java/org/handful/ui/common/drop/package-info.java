/** What other programs drag here or leave on the clipboard: file managers give files, browsers all sorts of things. */
package org.handful.ui.common.drop;
