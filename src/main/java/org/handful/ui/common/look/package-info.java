/** How the window looks: theme, class colours, figures in words. Imports model and eval records and JavaFX. */
package org.handful.ui.common.look;
