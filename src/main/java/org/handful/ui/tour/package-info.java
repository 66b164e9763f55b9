/** Shows a new person around: steps that point at real controls, one after the other. Knows no screen. */
package org.handful.ui.tour;
